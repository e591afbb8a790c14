package io.duplexws.cli.check;

import io.duplexws.cli.wire.Answer;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The application that is checked: how to get there, and what the checks have found out so far for those after them. One
 * thread.
 */
final class Site {

    private static final Set<String> ENDPOINTS = Set.of("ws", "echo_once", "probe", "push");

    private final Opening opening;
    private final Web web;
    private final ServerView view;

    /** Of the application, such as {@code /duplex/}. */
    private final String base;

    /** Lower-case words in the answers so far that tell which products are on the way. */
    private final Set<String> signs = new TreeSet<>();

    private String subprotocol = "";
    private boolean compressed;
    private boolean fragmented = true;

    /** @param opening to the application, or to an endpoint of it */
    Site(Opening opening) {
        this.base = base(opening.target().request());
        this.opening = opening.to(at(opening.target(), base));
        this.web = new Web(opening, this.opening.target().httpUrl());
        this.view = new ServerView(web);
    }

    static String base(String request) {
        String path = request.replaceFirst("[?].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return path;
        }
        boolean isPage = ENDPOINTS.contains(last) || last.contains(".");
        return isPage ? path.substring(0, path.length() - last.length()) : path + "/";
    }

    private static Target at(Target target, String request) {
        return new Target(target.secure(), target.host(), target.port(), request);
    }

    Opening opening() {
        return opening;
    }

    Target target() {
        return opening.target();
    }

    Web web() {
        return web;
    }

    ServerView view() {
        return view;
    }

    /** A handshake to an endpoint of the application, with these headers besides the user's own. */
    Opening to(String path, String... headers) {
        List<String> all = new ArrayList<>(opening.headers());
        all.addAll(List.of(headers));
        return new Opening(
                at(opening.target(), base + path),
                opening.subprotocols(),
                all,
                opening.origin(),
                opening.insecure(),
                opening.timeout());
    }

    Duration patience() {
        return opening.timeout();
    }

    /** The page of this very application, which no rule refuses. */
    String origin() {
        return opening.origin().isEmpty() ? target().origin() : opening.origin();
    }

    Set<String> signs() {
        return signs;
    }

    void sign(String word) {
        signs.add(word);
    }

    void note(Answer answer) {
        Signs.of(answer).forEach(signs::add);
    }

    String subprotocol() {
        return subprotocol;
    }

    /** That the server knows. */
    void subprotocol(String name) {
        subprotocol = name;
    }

    boolean isCompressed() {
        return compressed;
    }

    /** Whether messages in several frames come through; until it is known, they do. */
    boolean takesFragments() {
        return fragmented;
    }

    void takesFragments(boolean pass) {
        fragmented = pass;
    }

    /** Whether permessage-deflate was agreed. */
    void compressed(boolean agreed) {
        compressed = agreed;
    }
}
