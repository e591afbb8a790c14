package io.duplexws.cli.wire;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket whose bytes are counted; TLS on top of it is counted as it goes over the wire. */
public final class CountedSocket extends Socket {

    private final Traffic traffic;

    public CountedSocket(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {

            @Override
            public int read() throws IOException {
                int read = super.read();
                traffic.addDown(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = super.read(into, from, length);
                traffic.addDown(Math.max(0, count));
                return count;
            }

            /** As the JDK does with the last alert of TLS. */
            @Override
            public long skip(long most) throws IOException {
                long count = super.skip(most);
                traffic.addDown((int) count);
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {

            @Override
            public void write(int one) throws IOException {
                out.write(one);
                traffic.addUp(1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                traffic.addUp(length);
            }
        };
    }
}
