package io.duplexws.text;

/** Foreign text made safe to show in a log line or an answer: at most 80 characters, control characters replaced. */
public final class Quote {

    private static final int LONGEST = 80;

    private Quote() {}

    /** The text in double quotes. */
    public static String of(String text) {
        return '"' + plain(text) + '"';
    }

    /** The text without quotes. */
    public static String plain(String text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            boolean unsafe = Character.isISOControl(c) || Character.isSurrogate(c) || isInvisible(c);
            safe.append(unsafe ? '\uFFFD' : c);
        }
        return text.length() > LONGEST
                ? safe.append("… (")
                        .append(text.length())
                        .append(" characters)")
                        .toString()
                : safe.toString();
    }

    /** Line and paragraph separators and the marks that turn the direction of text. */
    private static boolean isInvisible(char c) {
        return (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u061C'
                || c == '\uFEFF';
    }
}
