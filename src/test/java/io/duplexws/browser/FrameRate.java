package io.duplexws.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** How smooth the console stays while messages come, by the browser's own measure, and what it keeps after many. */
public final class FrameRate {

    private static final int EVERY_MILLISECONDS = 2;
    private static final int TIMES = 1000;

    /** An hour of 500 messages a second. */
    private static final int HOUR = 1_800_000;

    /** Answers the milliseconds between two frames, for so many seconds. */
    private static final String FRAMES = """
            const [seconds, done] = arguments;
            const gaps = [];
            let last = null;
            const begun = performance.now();
            const look = (now) => {
              if (last !== null) { gaps.push(now - last); }
              last = now;
              if (now - begun < seconds * 1000) { requestAnimationFrame(look); } else { done(gaps); }
            };
            requestAnimationFrame(look);
            """;

    private FrameRate() {}

    /** Prints frames per second on the idle page, and with 500 messages a second; then the heap as messages add up. */
    public static void run(double seconds) {
        try (RunningDuplex duplex = RunningDuplex.start()) {
            ChromeDriver driver = Chromium.find().orElseThrow().start();
            try {
                Console console = Console.open(driver, duplex.url());
                console.connect("probe", "");
                List<Double> idle = frames(console, seconds);
                stream(console, (int) (seconds * 1000 / EVERY_MILLISECONDS / TIMES) + 1, EVERY_MILLISECONDS);
                List<Double> busy = frames(console, seconds);
                tell("idle page", idle);
                tell("500 messages a second", busy);
                System.out.printf(Locale.ROOT, "frames, busy to idle: %.2f%n", rate(busy) / rate(idle));
                console.connect("probe", "");
                heap(console);
            } finally {
                driver.quit();
            }
        }
    }

    private static void heap(Console console) {
        System.out.printf(Locale.ROOT, "heap of the page: %.1f MB%n", megabytes(console.driver()));
        int sent = 0;
        for (int part : new int[] {18_000, 180_000, 900_000, HOUR}) {
            stream(console, (part - sent) / TIMES, 0);
            sent = part;
            console.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(10));
            awaitMessages(console, part);
            System.out.printf(Locale.ROOT, "after %,d messages: %.1f MB%n", part, megabytes(console.driver()));
        }
    }

    /** By the page's own count; each command's answer is one more. */
    private static void awaitMessages(Console console, int messages) {
        console.driver().executeAsyncScript("""
                const [messages, done] = arguments;
                const look = () => {
                  const count = Number(document.getElementById("event-count").textContent.replace(/\\D/g, ""));
                  if (count >= messages) { done(); } else { setTimeout(look, 100); }
                };
                look();
                """, messages);
    }

    private static void stream(Console console, int commands, int every) {
        String command = "{\"send\":\"text\",\"bytes\":100,\"times\":" + TIMES + ",\"every\":" + every + "}";
        console.fill("text", command);
        console.script("for (let i = 0; i < arguments[0]; i++) { document.getElementById('send').click(); }", commands);
    }

    private static List<Double> frames(Console console, double seconds) {
        console.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        List<Double> gaps = new ArrayList<>();
        for (Object gap : (List<?>) console.driver().executeAsyncScript(FRAMES, seconds)) {
            gaps.add(((Number) gap).doubleValue());
        }
        return gaps;
    }

    private static void tell(String name, List<Double> gaps) {
        List<Double> sorted = gaps.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-24s %5.1f frames a second; between two of them p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                name,
                rate(gaps),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1));
    }

    private static double rate(List<Double> gaps) {
        return 1000 / gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Of the page's JavaScript heap, after a collection. */
    private static double megabytes(ChromeDriver driver) {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        driver.executeCdpCommand("Performance.enable", Map.of());
        List<?> metrics = (List<?>)
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> metric.get("name").equals("JSHeapUsedSize"))
                .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue() / 1e6)
                .findFirst()
                .orElseThrow();
    }
}
