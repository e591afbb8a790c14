/** The face of sockets to servlets: what a container's own upgrade reads from, where it needs mending. */
package io.duplexws.socket.http;
