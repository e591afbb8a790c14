package io.duplexws.cli.check;

import io.duplexws.cli.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether messages of each length field come back as they went: 7, 16 and 64 bits of it (RFC 6455, section 5.2). */
final class SizesCheck implements Check {

    private static final int[] SIZES = {125, 126, 65_536, 1 << 20, 16 << 20};

    /** Clients cut larger messages, and some servers take no larger frame. */
    private static final int LARGEST_FRAME = 1 << 20;

    /** What would take longer than this at the speed so far is left out. */
    private static final double LONGEST_SECONDS = 15;

    @Override
    public Item item() {
        return Item.SIZES;
    }

    @Override
    public Result run(Site site) throws IOException {
        List<String> whole = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int opcode : new int[] {Frame.TEXT, Frame.BINARY}) {
            double bytesPerSecond = Double.MAX_VALUE;
            for (int size : SIZES) {
                String name = name(size, opcode);
                if (size / bytesPerSecond > LONGEST_SECONDS) {
                    left.add(name);
                    continue;
                }
                long begun = System.nanoTime();
                Finding finding = echo(site, opcode, size, name, whole);
                if (finding != null) {
                    return Result.of("whole: " + (whole.isEmpty() ? "none" : String.join(", ", whole)), finding);
                }
                whole.add(name);
                bytesPerSecond = size < SIZES[2] ? bytesPerSecond : size / ((System.nanoTime() - begun) / 1e9);
            }
        }
        String more = left.isEmpty() ? "" : "; left out, for this path is slow: " + String.join(", ", left);
        return Result.passed("came back whole: " + String.join(", ", whole) + more)
                .with("whole", whole)
                .with("leftOut", left);
    }

    private static String name(int size, int opcode) {
        String kind = opcode == Frame.TEXT ? "text" : "binary";
        return (size < 1024 ? size + " B" : size < 1 << 20 ? size / 1024 + " KiB" : (size >> 20) + " MiB") + " of "
                + kind;
    }

    /** Null when it came back whole. */
    private static Finding echo(Site site, int opcode, int size, String name, List<String> whole) throws IOException {
        byte[] message = message(opcode, size);
        try (Talk talk = Talk.open(site.to("ws"))) {
            send(talk, opcode, message, site.takesFragments() ? LARGEST_FRAME : size);
            Talk.Heard heard = talk.hear(Duration.ofSeconds(60));
            if (heard.isClose()) {
                return limit(name, "closed with " + heard.close(), whole);
            }
            if (heard.opcode() != opcode || !Arrays.equals(heard.payload(), message)) {
                return Finding.failed(
                        "message.changed", name + " went, " + heard.payload().length + " other bytes came back");
            }
            return null;
        } catch (IOException cut) {
            return limit(name, String.format(Locale.ROOT, "cut (%s)", cut.getMessage()), whole);
        }
    }

    private static Finding limit(String name, String how, List<String> whole) {
        return Finding.failed(
                "message.limit",
                name + ": " + how,
                whole.isEmpty() ? "no message came back" : whole.get(whole.size() - 1) + " came back");
    }

    /** The server answers while it still reads, so nobody may wait for the whole message to be out. */
    private static void send(Talk talk, int opcode, byte[] message, int frame) {
        Thread sender = new Thread(
                () -> {
                    try {
                        for (int from = 0; from < message.length; from += frame) {
                            int to = Math.min(message.length, from + frame);
                            int kind = from == 0 ? opcode : Frame.CONTINUATION;
                            talk.send(Frame.part(kind, Arrays.copyOfRange(message, from, to), to == message.length));
                        }
                    } catch (IOException lost) {
                        // Whoever listens notices.
                    }
                },
                "duplex-check-sender");
        sender.setDaemon(true);
        sender.start();
    }

    private static byte[] message(int opcode, int size) {
        byte[] message = new byte[size];
        for (int i = 0; i < size; i++) {
            message[i] = (byte) (opcode == Frame.TEXT ? 'a' + i % 26 : i * 31 + i / 251);
        }
        return message;
    }
}
