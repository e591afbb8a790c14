package io.duplexws.cli.check;

import io.duplexws.cli.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Whether a compressed message comes back whole, once permessage-deflate is agreed (RFC 7692). */
final class CompressionCheck implements Check {

    private static final String LINE =
            "Duplex sends this line again and again, so that there is something to compress. ";
    private static final int FLUSHED_BYTES = 4;

    @Override
    public Item item() {
        return Item.COMPRESSION;
    }

    @Override
    public Result run(Site site) throws IOException {
        if (!site.isCompressed()) {
            return Result.skipped("permessage-deflate was not agreed; messages go as they are, which works");
        }
        byte[] message = LINE.repeat(100).getBytes(StandardCharsets.UTF_8);
        byte[] small = deflated(message);
        try (Talk talk = Talk.open(site.to("ws", "Sec-WebSocket-Extensions: permessage-deflate"))) {
            talk.send(Frame.whole(Frame.TEXT, small).compressed());
            Talk.Heard heard = talk.hear(site.patience());
            if (heard.isClose()) {
                return broken("closed with " + heard.close() + " in answer to a compressed message");
            }
            if (!Arrays.equals(heard.payload(), message)) {
                return broken("sent " + message.length + " bytes as " + small.length + " compressed ones, "
                        + heard.payload().length + " other bytes came back");
            }
            return Result.passed(message.length + " bytes went as " + small.length + " and came back whole, "
                            + (heard.compressed() ? "compressed" : "not compressed"))
                    .with("bytes", message.length)
                    .with("compressed", small.length);
        } catch (IOException lost) {
            return broken(lost.getMessage());
        }
    }

    private static Result broken(String evidence) {
        return Result.of("not intact", Finding.failed("compression.broken", evidence));
    }

    private static byte[] deflated(byte[] message) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(message);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int count = -1; count != 0; ) {
            count = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
            out.write(some, 0, count);
        }
        deflater.end();
        return Arrays.copyOf(out.toByteArray(), out.size() - FLUSHED_BYTES);
    }
}
