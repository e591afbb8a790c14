package io.duplexws.cli.check;

import java.io.IOException;

/** One thing to find out about the path. What it leaves behind for the checks after it stands in the {@link Site}. */
interface Check {

    Item item();

    /** @throws IOException what it did not foresee; told as a failure of this check alone */
    Result run(Site site) throws IOException, InterruptedException;
}
