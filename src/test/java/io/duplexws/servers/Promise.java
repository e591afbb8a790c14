package io.duplexws.servers;

import java.util.List;

/**
 * One thing that Duplex promises on every server: a row of {@code docs/servers.md}.
 *
 * @param name what it is, in words that need no context
 * @param time when it runs
 */
record Promise(String name, Check check, Time time) {

    enum Time {
        IN_TURN,
        /** Beside the others, because it mostly waits. */
        BESIDE,
        /** After all others, because it ends the deployment. */
        AT_THE_END
    }

    /** Throws when the promise is not kept. */
    interface Check {
        void run(Site site) throws Exception;
    }

    /** Promises of one kind: a part of the table. */
    record Section(String title, List<Promise> promises) {

        Section {
            promises = List.copyOf(promises);
        }
    }

    static Promise that(String name, Check check) {
        return new Promise(name, check, Time.IN_TURN);
    }

    static Promise thatBeside(String name, Check check) {
        return new Promise(name, check, Time.BESIDE);
    }

    static Promise thatAtTheEnd(String name, Check check) {
        return new Promise(name, check, Time.AT_THE_END);
    }

    /** All of them, in the order of the table. */
    static List<Section> sections() {
        return List.of(
                EchoPromises.section(),
                HandshakePromises.section(),
                OriginPromises.section(),
                RefusalPromises.section(),
                ClosePromises.section(),
                FramePromises.section(),
                ProbePromises.section(),
                CheckPromises.section(),
                PagePromises.section(),
                PushPromises.section(),
                LifePromises.section());
    }
}
