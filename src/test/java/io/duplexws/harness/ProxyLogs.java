package io.duplexws.harness;

import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Adds to the message of a failed test what its proxies have written. */
public final class ProxyLogs implements BeforeEachCallback, TestExecutionExceptionHandler {

    @Override
    public void beforeEach(ExtensionContext context) {
        ProxyProcess.forgetEnded();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof TestAbortedException || ProxyProcess.known().isEmpty()) {
            throw failure;
        }
        String logs = ProxyProcess.known().stream()
                .map(proxy -> "\n" + proxy + " wrote:\n" + proxy.log())
                .collect(Collectors.joining());
        throw new AssertionError(failure + logs, failure);
    }
}
