package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Gives a test its {@link Page}, {@link Console}, {@link PushPage} or {@link Chromium}: one browser and one server serve all tests, each
 * test has a page of its own. After a test the browser must have had nothing to complain of. Without a browser the
 * tests are skipped, which is said in one line; where {@code CI=true} that is a failure.
 */
final class Browsing implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace SHARED = Namespace.create(Browsing.class);
    private static final AtomicBoolean IS_TOLD = new AtomicBoolean();

    /** Lives as long as this process: where several run beside each other, each test class is an execution of its own. */
    private record Stage(RunningDuplex duplex, ChromeDriver driver) {

        private static Stage shared;

        static synchronized Stage shared() {
            if (shared == null) {
                RunningDuplex duplex = RunningDuplex.start();
                shared = new Stage(duplex, Chromium.find().orElseThrow().start());
                Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            }
            return shared;
        }

        private void close() {
            try (duplex) {
                driver.quit();
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = Chromium.missing();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        String sentence = missing + "; " + Chromium.HOW_TO_GET;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("browser tests cannot run: " + sentence);
        }
        if (IS_TOLD.compareAndSet(false, true)) {
            System.out.println("browser tests skipped: " + sentence);
        }
        return ConditionEvaluationResult.disabled(sentence);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return List.of(Page.class, Console.class, PushPage.class, Chromium.class)
                .contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Chromium.class) {
            return Chromium.find().orElseThrow();
        }
        Stage stage = Stage.shared();
        Page page = page(
                parameter.getParameter().getType(),
                stage.driver(),
                stage.duplex().url());
        context.getStore(SHARED).put("page", page);
        return page;
    }

    private static Page page(Class<?> type, ChromeDriver driver, String base) {
        if (type == Console.class) {
            return Console.open(driver, base);
        }
        return type == PushPage.class ? PushPage.open(driver, base) : new Page(driver, base);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Page page = context.getStore(SHARED).get("page", Page.class);
        if (page != null) {
            assertThat(page.complaints()).as("what the browser complained of").isEmpty();
        }
    }
}
