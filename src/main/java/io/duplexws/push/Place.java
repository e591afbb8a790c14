package io.duplexws.push;

import java.util.List;
import java.util.Optional;

/** How far a subscriber has heard. Not thread-safe. */
final class Place {

    private Position at;

    Place(Position from) {
        this.at = from;
    }

    /** Whatever was asked for at first, then the cursor of what was heard last. */
    Position position() {
        return at;
    }

    /** The same, once it has begun. */
    Cursor cursor() {
        return ((Position.After) at).cursor();
    }

    void reached(Cursor cursor) {
        at = new Position.After(cursor);
    }

    /** Those that it has not heard yet, when they follow without a gap; empty when something lies between. */
    Optional<List<Message>> next(List<Message> messages) {
        Cursor last = cursor();
        int first = 0;
        while (first < messages.size() && messages.get(first).id().isNotPast(last)) {
            first++;
        }
        List<Message> fresh = messages.subList(first, messages.size());
        for (Message message : fresh) {
            if (!message.id().follows(last)) {
                return Optional.empty();
            }
            last = message.id();
        }
        return Optional.of(fresh);
    }
}
