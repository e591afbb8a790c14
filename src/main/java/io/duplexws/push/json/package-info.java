/** Messages as JSON: one shape wherever JSON is spoken. */
package io.duplexws.push.json;
