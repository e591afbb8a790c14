package io.duplexws.cli.connect;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person sits at both ends of this process. */
final class Terminal {

    private Terminal() {}

    /** True only when input and output both are a terminal, which is all that Java tells. */
    static boolean takesOutput() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Java 22 to 24 have a console for pipes too, and tell by this method.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unexpected) {
            return false;
        }
    }
}
