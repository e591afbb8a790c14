/** The composition root: reads the settings, builds the parts, registers filters and servlets, stops in reverse order. */
package io.duplexws.app;
