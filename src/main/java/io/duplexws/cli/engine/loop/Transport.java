package io.duplexws.cli.engine.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The bytes of one connection, plain or within TLS. No call waits. One thread reads; writers hold one lock, which is not
 * the transport's.
 */
interface Transport {

    SocketChannel channel();

    /** Reads what is there, 0 bytes for nothing yet, -1 for the end. @param to has room for all of a TLS record */
    int read(ByteBuffer to) throws IOException;

    /** Writes what the network takes. Returns whether all of it has gone, with what was left of earlier writes. */
    boolean write(ByteBuffer from) throws IOException;

    /** Says that nothing more will come. */
    void endOutput() throws IOException;

    /** Ends the connection. */
    void close();
}
