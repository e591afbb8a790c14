package io.duplexws.cli.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Whether the name has an address. */
final class DnsCheck implements Check {

    @Override
    public Item item() {
        return Item.DNS;
    }

    @Override
    public Result run(Site site) {
        String host = site.target().hostWithoutBrackets();
        long begun = System.nanoTime();
        try {
            List<String> addresses = Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .toList();
            double millis = Millis.since(begun);
            return Result.passed(host + " is " + String.join(", ", addresses) + ", known after " + Millis.text(millis))
                    .with("addresses", addresses)
                    .with("milliseconds", millis);
        } catch (UnknownHostException unknown) {
            return Result.of(
                    "no address is known for " + host,
                    Finding.failed("dns.unknown", "this machine's resolver knows no address of " + host));
        }
    }
}
