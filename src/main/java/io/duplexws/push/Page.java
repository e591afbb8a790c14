package io.duplexws.push;

import java.util.List;

/**
 * What a history answers.
 *
 * @param start    the place that the messages follow
 * @param complete whether nothing is missing between what was asked for and the start
 * @param messages in order, without gaps
 * @param more     whether the history has more behind them
 */
public record Page(Cursor start, boolean complete, List<Message> messages, boolean more) {

    public Page {
        messages = List.copyOf(messages);
    }

    /** The place behind the last message. */
    public Cursor end() {
        return messages.isEmpty() ? start : messages.get(messages.size() - 1).id();
    }
}
