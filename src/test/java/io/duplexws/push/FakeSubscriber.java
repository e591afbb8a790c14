package io.duplexws.push;

import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told; has room as the test wants it. */
final class FakeSubscriber implements Subscriber {

    final List<String> log = new ArrayList<>();
    Subscription subscription;
    boolean hasRoom = true;
    boolean hasRoomForPage = true;
    boolean findsRoomAtOnce;

    @Override
    public void by(Subscription made) {
        subscription = made;
    }

    @Override
    public void begins(boolean recovered, Cursor cursor) {
        log.add("begins " + recovered + " " + cursor.number());
    }

    @Override
    public void stalls(String why) {
        log.add("stalls " + why);
    }

    @Override
    public boolean hasRoom() {
        return hasRoomForPage;
    }

    @Override
    public boolean hears(List<Message> messages) {
        StringBuilder line = new StringBuilder();
        messages.forEach(message ->
                line.append(line.isEmpty() ? "" : " ").append(message.id().number()));
        log.add(line.toString());
        if (findsRoomAtOnce) {
            findsRoomAtOnce = false;
            hasRoom = true;
            subscription.more();
            return false;
        }
        return hasRoom;
    }

    @Override
    public void lags(int messages, long bytes) {
        log.add("lags " + messages + " " + bytes);
    }

    @Override
    public void fails(String why) {
        log.add("fails " + why);
    }
}
