package io.duplexws.socket.http;

import io.duplexws.socket.Opening;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/**
 * Hands the upgraded connection to the engine's own handler, and lets that read only once it has been set up. The
 * container makes it, so its parts come afterwards.
 */
public final class ValveUpgrade implements HttpUpgradeHandler {

    private HttpUpgradeHandler engine;
    private Executor readers;

    /** @param engine the handler that speaks WebSocket */
    void to(HttpUpgradeHandler engine, Executor readers) {
        this.engine = engine;
        this.readers = readers;
    }

    @Override
    public void init(WebConnection connection) {
        try {
            ValveInput input = new ValveInput(connection.getInputStream(), readers);
            Opening.through(input, () -> engine.init(new Connection(connection, input)));
            input.begin();
        } catch (IOException broken) {
            throw new UncheckedIOException("the upgraded connection cannot be read from", broken);
        }
    }

    @Override
    public void destroy() {
        engine.destroy();
    }

    /** The container's, but for what is read from it. */
    private record Connection(WebConnection whole, ValveInput input) implements WebConnection {

        @Override
        public ServletInputStream getInputStream() {
            return input;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return whole.getOutputStream();
        }

        @Override
        public void close() throws IOException {
            try {
                whole.close();
            } catch (IOException | RuntimeException broken) {
                throw broken;
            } catch (Exception broken) {
                throw new IOException("the upgraded connection does not close", broken);
            }
        }
    }
}
