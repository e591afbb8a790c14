package io.duplexws.cli.check;

import io.duplexws.cli.wire.Answer;
import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * The application that is checked: how to get there, and what the checks have found out so far for those after them. One
 * thread.
 */
final class Site {

    private final Application application;
    private final Web web;
    private final ServerView view;

    /** Lower-case words in the answers so far that tell which products are on the way. */
    private final Set<String> signs = new TreeSet<>();

    private String subprotocol = "";
    private boolean compressed;
    private boolean fragmented = true;

    /** @param opening to the application, or to an endpoint of it */
    Site(Opening opening) {
        this.application = Application.of(opening);
        this.web = new Web(opening, application.target().httpUrl());
        this.view = new ServerView(web);
    }

    Opening opening() {
        return application.opening();
    }

    Target target() {
        return application.target();
    }

    Web web() {
        return web;
    }

    ServerView view() {
        return view;
    }

    /** A handshake to an endpoint of the application, with these headers besides the user's own. */
    Opening to(String path, String... headers) {
        return application.to(path, headers);
    }

    Duration patience() {
        return opening().timeout();
    }

    /** The page of this very application, which no rule refuses. */
    String origin() {
        return opening().origin().isEmpty() ? target().origin() : opening().origin();
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
