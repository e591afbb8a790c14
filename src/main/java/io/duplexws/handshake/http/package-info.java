/** The face of the handshake rules to servlets: the filter that refuses, and the pages that explain. */
package io.duplexws.handshake.http;
