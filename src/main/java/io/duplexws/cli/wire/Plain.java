package io.duplexws.cli.wire;

/** Foreign text made safe for a line of standard error or a terminal. */
public final class Plain {

    private static final int LONGEST = 300;

    private Plain() {}

    /** In double quotes, on one line, at most 300 characters. */
    public static String quoted(String text) {
        return '"' + line(text) + '"';
    }

    /** On one line, at most 300 characters. */
    public static String line(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String more = text.length() > LONGEST ? "… (" + text.length() + " characters)" : "";
        return withoutControls(start.replace('\t', ' ').replace('\n', ' ').replace("\r", "")) + more;
    }

    /** As it is but for controls: a terminal would obey them. Lines and tabs stay. */
    public static String withoutControls(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean obeyed = Character.isISOControl(c) && c != '\n' && c != '\t' || isTurning(c);
            safe.append(obeyed ? '\uFFFD' : c);
        }
        return safe.toString();
    }

    /** Marks that turn the direction of text, so that it reads as something else. */
    private static boolean isTurning(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
