package io.duplexws.cli.bench;

/** When the messages of one connection go out, and from when their latencies count. One thread sends at a time, one hears. */
sealed interface Pace permits OpenLoop, ClosedLoop {

    int NOT_NOW = 0;
    int NEVER_AGAIN = -1;

    Times times();

    /**
     * Takes messages that are to go out now. For who sends.
     *
     * @param most that can go out together
     * @return how many; or one of the words above
     */
    int take(int most);

    /** By {@link System#nanoTime}, from when the latency of this message counts. Asked before {@link #echoed}. */
    long since(long message);

    /** The next echo has been heard: there may be room for another message. */
    void echoed();

    /** Messages that were due and have not gone out, once no more will. */
    long unsent();
}
