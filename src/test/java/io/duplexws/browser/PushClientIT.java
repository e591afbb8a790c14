package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The published client, duplex.js, in a real browser: what it does when something goes wrong. */
@ExtendWith(Browsing.class)
final class PushClientIT {

    private final String topic = "t-" + UUID.randomUUID();

    /** Sockets that never open, and then end; the count of them. */
    private static final String DEAD_SOCKET = """
            class DeadSocket extends EventTarget {
              static made = 0;
              readyState = 0;
              constructor() { super(); DeadSocket.made++; setTimeout(() => this.dispatchEvent(
                Object.assign(new Event("close"), { code: 1006, reason: "" }))); }
              close() {}
              send() {}
            }
            """;

    @Test
    void takesTheNextWayWhenNoWebSocketOpens(PushPage page) {
        Object told = run(page, DEAD_SOCKET + """
                const news = new Subscription(topic, { Socket: DeadSocket });
                const states = [];
                news.addEventListener("state", ({ detail }) => states.push(`${detail.state} ${detail.transport}`));
                news.start();
                await until(() => news.state === "live");
                news.stop();
                return states;
                """);

        assertThat(told)
                .isEqualTo(List.of(
                        "connecting websocket", "waiting websocket", "connecting sse", "live sse", "stopped sse"));
    }

    @Test
    void givesUpAWayThatNeverAnswers(PushPage page) {
        Object told = run(page, """
                class DeafSocket extends EventTarget { readyState = 0; close() {} send() {} }
                const news = new Subscription(topic, { Socket: DeafSocket, beginMilliseconds: 300 });
                const whys = [];
                news.addEventListener("state", ({ detail }) => detail.why && whys.push(detail.why));
                news.start();
                await until(() => news.state === "live");
                news.stop();
                return [news.transport, ...whys];
                """);

        assertThat(told).isEqualTo(List.of("sse", "nothing came within 0.3 s"));
    }

    @Test
    void waitsLongerAndLongerWhenNoWayIsLeft(PushPage page) {
        Object told = run(page, DEAD_SOCKET + """
                const fetch = () => Promise.reject(new TypeError("unplugged"));
                const news = new Subscription(topic, { Socket: DeadSocket, fetch, random: () => 0.01 });
                const waits = [];
                news.addEventListener("state", ({ detail }) => detail.state === "waiting" && waits.push(detail.retryMilliseconds));
                news.start();
                await until(() => waits.length === 12);
                news.stop();
                return waits.map(String);
                """);

        assertThat(told).isEqualTo(List.of("0", "0", "10", "0", "0", "20", "0", "0", "40", "0", "0", "80"));
    }

    @Test
    void triesAgainBeforeItTurnsFromAWayThatHasBegunBefore(PushPage page) {
        Object told = run(page, """
                const sockets = [];
                class Socket extends WebSocket {
                  constructor(...parameters) { super(...parameters); sockets.push(this); }
                }
                const news = new Subscription(topic, { Socket, random: () => 0.01 });
                const heard = [];
                news.addEventListener("message", ({ detail }) => heard.push(detail.data));
                news.start();
                await until(() => news.state === "live");
                sockets[0].close();
                await until(() => news.reconnects === 1);
                await publish(topic, "meanwhile", { token: await ticket() });
                await until(() => heard.length === 1);
                news.stop();
                return [news.transport, String(sockets.length), ...heard];
                """);

        assertThat(told).isEqualTo(List.of("websocket", "2", "meanwhile"));
    }

    @Test
    void comesBackFromASilence(PushPage page) {
        Object told = run(page, """
                const news = new Subscription(topic, { transports: ["sse"], silenceMilliseconds: 400, random: () => 0.01 });
                const whys = new Set();
                news.addEventListener("state", ({ detail }) => detail.state === "waiting" && whys.add(detail.why));
                news.start();
                await until(() => news.reconnects >= 1);
                news.stop();
                return [...whys];
                """);

        assertThat(told).isEqualTo(List.of("no sign of life for 0.4 s"));
    }

    @Test
    void keepsAQuietWebSocketByAskingForASign(PushPage page) {
        Object told = run(page, """
                const news = new Subscription(topic, { transports: ["websocket"], silenceMilliseconds: 400 });
                news.start();
                await until(() => news.state === "live");
                await sleep(1500);
                news.stop();
                return [String(news.reconnects)];
                """);

        assertThat(told).isEqualTo(List.of("0"));
    }

    @Test
    void carriesManyTopicsOnOneSocket(PushPage page) {
        Object told = run(page, """
                let made = 0;
                class Socket extends WebSocket {
                  constructor(...parameters) { super(...parameters); made++; }
                }
                const all = Array.from({ length: 20 }, (none, index) => new Subscription(`${topic}.${index}`, { Socket }));
                const heard = [];
                all.forEach((one) => one.addEventListener("message", ({ detail }) => heard.push(detail.topic)));
                all.forEach((one) => one.start());
                await until(() => all.every(({ state }) => state === "live"));
                const token = await ticket();
                await publish(`${topic}.7`, "to seven", { token });
                await until(() => heard.length === 1);
                all[7].stop();
                all[7].start();
                await until(() => all[7].state === "live");
                await publish(`${topic}.7`, "again", { token });
                await until(() => heard.length === 2);
                all.forEach((one) => one.stop());
                return [String(made), heard.every((name) => name === `${topic}.7`)];
                """);

        assertThat(told).isEqualTo(List.of("1", true));
    }

    @Test
    void hearsOneTopicTwiceOnTwoSockets(PushPage page) {
        Object told = run(page, """
                const two = [new Subscription(topic), new Subscription(topic)];
                const heard = [];
                two.forEach((one, index) => one.addEventListener("message", ({ detail }) => heard.push(index)));
                two.forEach((one) => one.start());
                await until(() => two.every(({ state }) => state === "live"));
                await publish(topic, "to both", { token: await ticket() });
                await until(() => heard.length === 2);
                two.forEach((one) => one.stop());
                return heard.sort().map(String);
                """);

        assertThat(told).isEqualTo(List.of("0", "1"));
    }

    @Test
    void tellsHistoryOfManyMessagesByEveryTransportAlike(PushPage page) {
        Object told = run(page, """
                const token = await ticket();
                for (let number = 0; number < 250; number++) {
                  await publish(topic, number % 10 === 9 ? new Uint8Array([number]) : `${number}\\n"quoted" \\u2028`, { token });
                }
                const heardBy = {};
                for (const transport of ["websocket", "sse", "longpoll", "poll"]) {
                  const heard = [];
                  const all = new Subscription(topic, { transports: [transport], after: "earliest" });
                  all.addEventListener("message", ({ detail: { id, data } }) => heard.push(`${id} ${data}`));
                  all.start();
                  await until(() => heard.length === 250);
                  all.stop();
                  heardBy[transport] = heard.join();
                }
                return [String(new Set(Object.values(heardBy)).size)];
                """);

        assertThat(told).isEqualTo(List.of("1"));
    }

    @Test
    void namesTheTransportThatItDoesNotKnow(PushPage page) {
        Object told = run(page, """
                try { new Subscription(topic, { transports: ["carrier pigeon"] }); } catch (error) { return [error.message]; }
                """);

        assertThat(told)
                .isEqualTo(List.of(
                        "transports are [\"carrier pigeon\"]: wanted at least one of websocket,sse,longpoll,poll"));
    }

    @Test
    void saysWhatTheServerSaysWhenItDoesNotPublish(PushPage page) {
        Object told = run(page, """
                const errors = [];
                for (const [name, token] of [[topic, await ticket()], ["two words", await ticket()]]) {
                  await publish(name, "x".repeat(name === topic ? 1_048_577 : 1), { token }).catch((error) => errors.push(error));
                }
                return errors.map(({ name, status, message }) => `${name} ${status} ${message}`);
                """);

        assertThat(String.valueOf(told))
                .contains("PublishError 413 413: ", "wanted at most 1048576")
                .contains("PublishError 400 400: topic \"two words\"");
        // The browser writes a line of its own for each.
        assertThat(page.complaints()).hasSize(2);
    }

    /** Runs the body of a function in the page; it may await, and has a few words to do so. */
    private Object run(PushPage page, String body) {
        page.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        return page.driver().executeAsyncScript("""
                const [topic, done] = arguments;
                const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
                const until = async (claim) => {
                  for (const end = Date.now() + 20_000; !claim(); await sleep(20)) {
                    if (Date.now() > end) { throw new Error(`never came true: ${claim}`); }
                  }
                };
                const ticket = async () => (await (await fetch("ticket", { method: "POST" })).json()).ticket;
                import(new URL("duplex.js", document.baseURI)).then(async ({ Subscription, publish }) => {
                  %s
                }).then(done, (error) => done(String(error)));
                """.formatted(body), topic);
    }
}
