/** What every servlet of ours needs. */
package io.duplexws.http;
