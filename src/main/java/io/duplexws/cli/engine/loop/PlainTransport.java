package io.duplexws.cli.engine.loop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** TCP. @param channel does not block */
record PlainTransport(SocketChannel channel) implements Transport {

    private static final System.Logger LOG = System.getLogger(PlainTransport.class.getName());

    @Override
    public int read(ByteBuffer to) throws IOException {
        return channel.read(to);
    }

    @Override
    public boolean write(ByteBuffer from) throws IOException {
        channel.write(from);
        return !from.hasRemaining();
    }

    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() {
        close(channel);
    }

    /** @param channel is of no more use, whatever comes */
    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            LOG.log(Level.TRACE, () -> "closed already: " + gone);
        }
    }
}
