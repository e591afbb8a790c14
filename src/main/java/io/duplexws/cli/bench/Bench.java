package io.duplexws.cli.bench;

import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Opens the connections, lets them send, and takes together what they measured. */
public final class Bench {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Of the last second there is but a moment left, which says nothing. */
    private static final long LEAST_TOLD = SECOND / 2;

    /** For all to be ready before the first message is due. */
    private static final long STARTING_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Plan plan;
    private final Opening opening;
    private final Traffic traffic = new Traffic();
    private final Run run;

    public Bench(Plan plan, Opening opening) {
        this.plan = plan;
        this.opening = opening;
        this.run = Run.of(plan, opening.timeout());
    }

    /**
     * @param progress told about each second
     * @throws IOException in one sentence, when nothing can be run
     */
    public Result run(Consumer<Second> progress) throws IOException, InterruptedException {
        Opened opened = Opened.all(opening, run, traffic);
        List<EchoClient> clients = opened.clients();
        Bytes before = Bytes.of(traffic);
        long processor = Place.processorNanos();
        Times times = Times.from(System.nanoTime() + STARTING_NANOS, plan);
        List<Pace> paces = paces(clients.size(), times);
        begin(clients, paces, times);
        await(clients, times, progress);
        Bytes messages = Bytes.of(traffic).minus(before);
        double busy = (double) (Place.processorNanos() - processor) / (System.nanoTime() - times.begin());
        long failed =
                clients.stream().filter(client -> !client.problem().isEmpty()).count();
        leave(clients);
        return new Result(
                plan,
                clients.size(),
                opened.handshakes(),
                run.readings().counts(paces.stream().mapToLong(Pace::unsent).sum()),
                seconds(times, failed == clients.size()),
                run.readings().latencies(),
                new Result.Wire(Bytes.of(traffic), new Bytes(opened.headUp(), opened.headDown()), messages),
                Place.of(opening.target(), busy),
                problem(opened));
    }

    private List<Pace> paces(int connections, Times times) {
        List<Pace> paces = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            paces.add(
                    plan.isOpenLoop()
                            ? new OpenLoop(times, schedule(times, connections, i), plan.window(), run.readings())
                            : new ClosedLoop(times, plan.window()));
        }
        return paces;
    }

    private Schedule schedule(Times times, int connections, int connection) {
        return new Schedule(plan.rate(), connections, connection, times.end() - times.begin());
    }

    private void begin(List<EchoClient> clients, List<Pace> paces, Times times) throws InterruptedException {
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).begin(paces.get(i));
        }
        if (plan.isOpenLoop()) {
            Thread thread = new Thread(new Pacer(clients, schedule(times, 1, 0), times), "duplex-bench-pace");
            thread.setDaemon(true);
            thread.start();
        } else {
            Times.await(times.begin());
            clients.forEach(EchoClient::sendWhatIsDue);
        }
    }

    /** Until all are over, or an echo that is not here will not come. */
    private void await(List<EchoClient> clients, Times times, Consumer<Second> progress) throws InterruptedException {
        long giveUp = times.end() + OpenLoop.GRACE_NANOS + run.patience().toNanos();
        long begun = times.begin();
        for (boolean finished = false; !finished && System.nanoTime() - giveUp < 0; ) {
            int number = 1 + (int) Math.max(0, (System.nanoTime() - times.begin()) / SECOND);
            long second = times.begin() + number * SECOND;
            finished = areFinished(clients, second);
            long now = System.nanoTime();
            Histogram lately = run.readings().lately();
            if (now - begun > LEAST_TOLD) {
                progress.accept(new Second(number, second - times.measured() <= 0, (now - begun) / 1e9, lately));
            }
            begun = now;
        }
        for (EchoClient client : clients) {
            if (!client.awaitFinished(System.nanoTime())) {
                client.fail("no echo came within " + run.patience().toSeconds() + " s of the end");
            }
        }
        run.readings().lately();
    }

    private static boolean areFinished(List<EchoClient> clients, long nanoTime) throws InterruptedException {
        boolean all = true;
        for (EchoClient client : clients) {
            all &= client.awaitFinished(nanoTime);
        }
        return all;
    }

    private static void leave(List<EchoClient> clients) throws InterruptedException {
        clients.forEach(EchoClient::leave);
        long end = System.nanoTime() + SECOND;
        for (EchoClient client : clients) {
            client.awaitEnd(end);
        }
    }

    /** Until the last echo; not less than was asked for, when some connection was there all the time. */
    private double seconds(Times times, boolean allFailed) {
        long last = run.readings().lastEcho() - times.measured();
        boolean any = run.readings().latencies().getTotalCount() > 0;
        long least = allFailed ? 0 : plan.duration().toNanos();
        return (any ? Math.max(least, last) : least) / 1e9;
    }

    private String problem(Opened opened) {
        List<String> sentences = new ArrayList<>();
        if (!opened.problem().isEmpty()) {
            int missing = plan.connections() - opened.clients().size();
            sentences.add(of(missing) + " not opened: " + opened.problem());
        }
        List<String> problems = opened.clients().stream()
                .map(EchoClient::problem)
                .filter(problem -> !problem.isEmpty())
                .toList();
        if (!problems.isEmpty()) {
            sentences.add(of(problems.size()) + " broken off: " + problems.get(0));
        }
        return String.join("; ", sentences);
    }

    private String of(int some) {
        return "%d of %d connection%s %s"
                .formatted(some, plan.connections(), plan.connections() == 1 ? "" : "s", some == 1 ? "was" : "were");
    }
}
