/** What containers keep to themselves, for the few places that cannot do without. */
package io.duplexws.inside;
