package io.duplexws.cli.check;

import io.duplexws.cli.wire.FrameSocket;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whether many connections at once are let through, as when everybody comes back after a restart. */
final class BurstCheck implements Check {

    private static final int CONNECTIONS = 50;

    @Override
    public Item item() {
        return Item.BURST;
    }

    @Override
    public Result run(Site site) throws InterruptedException {
        long begun = System.nanoTime();
        List<FrameSocket> open = new ArrayList<>();
        Map<String, Integer> failures = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, BurstCheck::daemon);
        try {
            List<Future<FrameSocket>> tries = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                tries.add(threads.submit(() -> FrameSocket.open(site.to("ws"))));
            }
            for (Future<FrameSocket> one : tries) {
                try {
                    open.add(one.get());
                } catch (ExecutionException failed) {
                    failures.merge(reason(failed.getCause()), 1, Integer::sum);
                }
            }
        } finally {
            threads.shutdownNow();
            open.forEach(FrameSocket::close);
        }
        double millis = Millis.since(begun);
        String measured = open.size() + " of " + CONNECTIONS + " connections opened within " + Millis.text(millis);
        List<String> evidence = failures.entrySet().stream()
                .map(failure -> failure.getValue() + " times: " + failure.getKey())
                .toList();
        return (evidence.isEmpty()
                        ? Result.passed(measured)
                        : Result.of(measured, new Finding("burst.limited", State.FAILED, evidence)))
                .with("opened", open.size())
                .with("milliseconds", millis);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "duplex-check-burst");
        thread.setDaemon(true);
        return thread;
    }

    private static String reason(Throwable failed) {
        return failed instanceof IOException && failed.getMessage() != null
                ? Plain.line(failed.getMessage())
                : Plain.line(String.valueOf(failed));
    }
}
