package io.duplexws.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers of every page: a strict Content-Security-Policy, and revalidation, because servers send no
 * {@code Cache-Control} of their own. Script and style run from our own files only; the smallest client, whose few
 * lines stand in its page to be read, is let in by the hash of exactly these lines.
 */
final class PageHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String POLICY = "default-src 'none'; script-src 'self'%s; style-src 'self'%s; img-src 'self'"
            + " data:; font-src 'self'; connect-src 'self' ws: wss:; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";
    private static final String SMALLEST_CLIENT = "/hello.html";

    private final String policy = POLICY.formatted("", "");
    private final String smallestClientPolicy;

    private PageHeadersFilter(String smallestClient) {
        smallestClientPolicy = POLICY.formatted(hashes(smallestClient, "script"), hashes(smallestClient, "style"));
    }

    static PageHeadersFilter reading(ServletContext context) {
        try (InputStream page = context.getResourceAsStream(SMALLEST_CLIENT)) {
            return new PageHeadersFilter(page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + SMALLEST_CLIENT + " in the WAR", broken);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        if (path.startsWith("/org/springframework/")) {
            // The loader of the executable WAR lies at its root and is nobody's page.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (path.equals("/metrics") || path.equals("/push") || path.startsWith("/push/")) {
            // No pages, and read by clients that count bytes.
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Content-Security-Policy", path.equals(SMALLEST_CLIENT) ? smallestClientPolicy : policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-cache");
        if (path.equals("/duplex.js") || path.startsWith("/duplex/")) {
            // The client of push: pages of other origins import it from here.
            response.setHeader("Access-Control-Allow-Origin", "*");
        }
        chain.doFilter(request, response);
    }

    /** Below the context. Liberty tells what no servlet is mapped to as path info. */
    private static String path(HttpServletRequest request) {
        String more = request.getPathInfo();
        return more == null ? request.getServletPath() : request.getServletPath() + more;
    }

    /** The sources that allow each element of this name by the hash of its content (CSP level 3, section 6.7.3.4). */
    private static String hashes(String page, String element) {
        StringBuilder sources = new StringBuilder();
        Matcher matcher = Pattern.compile("<" + element + "(?: [^>]*)?>(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(page);
        while (matcher.find()) {
            byte[] content = matcher.group(1).getBytes(StandardCharsets.UTF_8);
            sources.append(" 'sha256-").append(Base64.getEncoder().encodeToString(sha256(content)));
            sources.append("'");
        }
        return sources.toString();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
