package io.duplexws.cli.engine.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The mask of RFC 6455 section 5.3, eight bytes at a time. */
public final class Mask {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Mask() {}

    /**
     * Moves so many bytes from one buffer to the other, masked or unmasked.
     *
     * @param in    has an array
     * @param out   has an array, and room
     * @param mask  four bytes
     * @param index of the mask byte for the first byte moved
     */
    public static void move(ByteBuffer in, ByteBuffer out, int count, byte[] mask, int index) {
        move(
                in.array(),
                in.arrayOffset() + in.position(),
                out.array(),
                out.arrayOffset() + out.position(),
                count,
                mask,
                index);
        in.position(in.position() + count);
        out.position(out.position() + count);
    }

    /** The same within an array, in place. */
    static void apply(byte[] bytes, int offset, int count, byte[] mask, int index) {
        move(bytes, offset, bytes, offset, count, mask, index);
    }

    private static void move(byte[] source, int from, byte[] target, int to, int count, byte[] mask, int index) {
        long eight = eight(mask, index);
        int i = 0;
        for (; i + Long.BYTES <= count; i += Long.BYTES) {
            LONGS.set(target, to + i, (long) LONGS.get(source, from + i) ^ eight);
        }
        for (; i < count; i++) {
            target[to + i] = (byte) (source[from + i] ^ mask[(index + i) & 3]);
        }
    }

    private static long eight(byte[] mask, int index) {
        long eight = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            eight = (eight << Byte.SIZE) | (mask[(index + i) & 3] & 0xFF);
        }
        return eight;
    }
}
