package io.duplexws.servers;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.Dial;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import java.io.IOException;
import java.net.URI;

/**
 * Duplex where it is deployed.
 *
 * @param base     its address, ending in a slash
 * @param undeploy ends it
 */
record Site(URI base, Runnable undeploy) {

    /** The path of what stands below the context, such as {@code /duplex/ws} for {@code ws}. */
    String path(String name) {
        return base.getPath() + name;
    }

    Dial dial(String name) {
        return Dial.to("ws://" + base.getHost() + ":" + base.getPort() + path(name));
    }

    /** With the token of this suite. */
    PushClient push() {
        return new PushClient(base, System.getProperty("server.token"));
    }

    RawSocket raw() throws IOException {
        return RawSocket.to(base.getPort());
    }

    /** Past a good handshake on {@code /ws}. */
    RawSocket open() throws IOException {
        return open("ws");
    }

    /** The same on another address. */
    RawSocket open(String name) throws IOException {
        return RawSocket.open(base.getPort(), path(name));
    }

    /** The answer to a request for a WebSocket on {@code /ws}. */
    HttpAnswer ask(Ask ask) throws IOException {
        return ask(ask, "ws");
    }

    HttpAnswer ask(Ask ask, String name) throws IOException {
        try (RawSocket socket = raw()) {
            socket.send(ask.text(path(name)));
            return socket.readAnswer();
        }
    }

    HttpAnswer get(String name, String... headers) throws IOException {
        return getAbsolute(path(name), headers);
    }

    /** Of whatever stands on this server. */
    HttpAnswer getAbsolute(String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + base.getHost() + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        try (RawSocket socket = raw()) {
            socket.send(request + "Connection: close\r\n\r\n");
            return socket.readAnswer();
        }
    }
}
