/** The face of push to servlets: publish, server-sent events, long and short poll. */
package io.duplexws.push.http;
