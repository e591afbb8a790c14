package io.duplexws.push.broker;

import io.duplexws.push.BrokerException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two connections to Redis, one for steps and one for what is told. Both come back by themselves; while they are away
 * everything fails at once, and nothing is sent again that may have been done. Thread-safe.
 */
final class RedisLink implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RedisLink.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int THREADS = 2;

    /** For clients, whom its address does not concern. */
    private static final String AWAY = "the broker is away: nothing is heard until it is back";

    private final RedisURI uri;
    private final String name;
    private final RedisEar ear;
    private final ScheduledExecutorService threads;
    private final ClientResources resources;
    private final RedisClient client;

    /** Null until the first time that it could be made. */
    private volatile StatefulRedisConnection<byte[], byte[]> steps;

    /** Null until the first time that it could be made. */
    private volatile StatefulRedisPubSubConnection<byte[], byte[]> told;

    /** How often the connection for steps was lost. */
    private final AtomicInteger losses = new AtomicInteger();

    private volatile boolean closed;

    /** The log has said that it is away. */
    private volatile boolean isTold;

    /** @param ear hears what is told, and when nothing is for a while */
    RedisLink(RedisURI uri, RedisEar ear, ScheduledExecutorService threads) {
        this.uri = uri;
        this.name = uri.getHost() + ":" + uri.getPort();
        this.ear = ear;
        this.threads = threads;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true)
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(TIMEOUT)
                        .keepAlive(true)
                        .build())
                .build());
    }

    /** Connects, and tries again until it has. */
    void open() {
        CompletionStage<StatefulRedisConnection<byte[], byte[]>> first =
                client.connectAsync(ByteArrayCodec.INSTANCE, uri);
        CompletionStage<StatefulRedisPubSubConnection<byte[], byte[]>> second =
                client.connectPubSubAsync(ByteArrayCodec.INSTANCE, uri);
        first.thenAcceptBoth(second, this::opened).exceptionally(failure -> {
            // One of them may have come up.
            first.thenAccept(StatefulConnection::closeAsync);
            second.thenAccept(StatefulConnection::closeAsync);
            tryAgain(failure);
            return null;
        });
    }

    private void opened(
            StatefulRedisConnection<byte[], byte[]> first, StatefulRedisPubSubConnection<byte[], byte[]> second) {
        second.addListener((RedisPubSubListener<byte[], byte[]>) ear);
        second.addListener(new Outage());
        first.addListener(new Loss());
        steps = first;
        told = second;
        LOG.log(Level.INFO, () -> "connected to the broker at " + name);
    }

    /** Says so once, not once a second. */
    private void tryAgain(Throwable failure) {
        LOG.log(
                isTold ? Level.DEBUG : Level.WARNING,
                () -> "the broker at " + name + " is away, trying again every second: " + root(failure));
        isTold = true;
        if (!closed) {
            threads.schedule(this::open, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What is told above it says only that it did not connect. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** @throws BrokerException while it is away */
    RedisAsyncCommands<byte[], byte[]> steps() {
        StatefulRedisConnection<byte[], byte[]> open = steps;
        if (open == null || !open.isOpen()) {
            throw away(null);
        }
        return open.async();
    }

    /** @throws BrokerException while it is away */
    RedisPubSubAsyncCommands<byte[], byte[]> told() {
        StatefulRedisPubSubConnection<byte[], byte[]> open = told;
        if (open == null || !open.isOpen()) {
            throw away(null);
        }
        return open.async();
    }

    boolean isUp() {
        StatefulRedisConnection<byte[], byte[]> first = steps;
        StatefulRedisPubSubConnection<byte[], byte[]> second = told;
        return first != null && first.isOpen() && second != null && second.isOpen();
    }

    /** What a step that failed is to whoever asked for it. What Redis itself says is for the log. */
    BrokerException failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RedisCommandExecutionException) {
            LOG.log(Level.WARNING, () -> "the broker at " + name + " refuses a step: " + cause.getMessage());
            return new BrokerException("the broker at " + name + " refuses it, see this server's log", cause);
        }
        return away(cause);
    }

    private BrokerException away(Throwable cause) {
        return new BrokerException("the broker at " + name + " is away", cause);
    }

    /** How often the connection for steps was lost: behind each loss there may be another server. */
    int losses() {
        return losses.get();
    }

    String name() {
        return name;
    }

    /** The connection for steps is gone; it tries to come back by itself. */
    private final class Loss implements RedisConnectionStateListener {

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            losses.incrementAndGet();
        }
    }

    /** The connection for what is told is gone; it tries to come back by itself. */
    private final class Outage implements RedisConnectionStateListener {

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            if (!closed) {
                ear.away(AWAY);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        client.shutdown(Duration.ZERO, TIMEOUT);
        resources.shutdown(0, TIMEOUT.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly(TIMEOUT.toMillis());
    }
}
