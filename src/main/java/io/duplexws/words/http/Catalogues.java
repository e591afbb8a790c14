package io.duplexws.words.http;

import io.duplexws.words.Language;
import io.duplexws.words.Words;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of all languages, read from the WAR at the start; JSP tags, which containers make, find them in the context. */
public final class Catalogues {

    private static final String NAME = Catalogues.class.getName();

    /** Set by the switch in the bar of the pages. */
    private static final String COOKIE = "duplex.language";

    private static final String PARAMETER = "lang=";

    private final Map<Language, Words> all = new EnumMap<>(Language.class);

    private Catalogues() {}

    /** Reads them, and puts them where {@link #words} finds them. */
    public static void start(ServletContext context) {
        Catalogues catalogues = new Catalogues();
        for (Language language : Language.values()) {
            catalogues.all.put(language, Words.read(language, text(context, "/words/" + language.code() + ".js")));
        }
        context.setAttribute(NAME, catalogues);
    }

    /** In the language that {@code ?lang=} names, else the one chosen on a page, else the one the browser wishes for. */
    public static Words words(HttpServletRequest request) {
        return ((Catalogues) request.getServletContext().getAttribute(NAME)).all.get(language(request));
    }

    private static Language language(HttpServletRequest request) {
        return asked(request)
                .or(() -> chosen(request))
                .orElseGet(() -> Language.preferred(Optional.ofNullable(request.getHeader("Accept-Language"))
                        .orElse("")));
    }

    /** From the query by hand: asking for a parameter would read the body of a request that may be for others. */
    private static Optional<Language> asked(HttpServletRequest request) {
        return Stream.ofNullable(request.getQueryString())
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(part -> part.startsWith(PARAMETER))
                .flatMap(part -> Language.of(part.substring(PARAMETER.length())).stream())
                .findFirst();
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(value -> Language.of(value).stream())
                .findFirst();
    }

    private static String text(ServletContext context, String path) {
        try (InputStream file = context.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the WAR holds no " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path + " in the WAR", broken);
        }
    }
}
