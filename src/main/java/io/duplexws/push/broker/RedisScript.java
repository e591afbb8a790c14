package io.duplexws.push.broker;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A step that Redis takes as a whole. Sent as it is until the server is known to have it, then named by its digest: steps of
 * one caller stay in order, which they would not if the first ones had to be sent once more.
 */
final class RedisScript {

    private static final int NEVER = -1;

    private final byte[] text;

    /** As of which loss of the connection the server has it. */
    private volatile int known = NEVER;

    private RedisScript(byte[] text) {
        this.text = text;
    }

    /** @param name of a resource beside this class */
    static RedisScript named(String name) {
        try (InputStream script = RedisScript.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing in the WAR");
            }
            return new RedisScript(script.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name + " in the WAR", broken);
        }
    }

    /** @param losses of the connection so far: behind each there may be another server */
    CompletionStage<List<Object>> run(
            RedisAsyncCommands<byte[], byte[]> redis, int losses, byte[][] keys, byte[]... arguments) {
        return known == losses
                ? runKnown(redis, keys, arguments)
                : redis.<List<Object>>eval(text, ScriptOutputType.MULTI, keys, arguments)
                        .thenApply(result -> {
                            known = losses;
                            return result;
                        });
    }

    /** Somebody may have told the server to forget it. */
    private CompletionStage<List<Object>> runKnown(
            RedisAsyncCommands<byte[], byte[]> redis, byte[][] keys, byte[]... arguments) {
        String digest = redis.digest(text);
        return redis.<List<Object>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                .handle((result, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(result);
                    }
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    return cause instanceof RedisNoScriptException
                            ? redis.<List<Object>>eval(text, ScriptOutputType.MULTI, keys, arguments)
                                    .toCompletableFuture()
                            : CompletableFuture.<List<Object>>failedFuture(cause);
                })
                .thenCompose(stage -> stage);
    }
}
