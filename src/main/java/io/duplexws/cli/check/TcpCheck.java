package io.duplexws.cli.check;

import io.duplexws.cli.wire.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Whether something listens, on each address of the name. */
final class TcpCheck implements Check {

    @Override
    public Item item() {
        return Item.TCP;
    }

    @Override
    public Result run(Site site) throws IOException {
        Target target = site.target();
        List<String> open = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        double fastest = Double.MAX_VALUE;
        for (InetAddress address : InetAddress.getAllByName(target.hostWithoutBrackets())) {
            String place =
                    new InetSocketAddress(address, target.port()).toString().replaceFirst("^[^/]*/", "");
            long begun = System.nanoTime();
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, target.port()), (int)
                        site.patience().toMillis());
                fastest = Math.min(fastest, Millis.since(begun));
                open.add(place);
            } catch (IOException failed) {
                closed.add(place + ": " + failed.getMessage());
            }
        }
        if (open.isEmpty()) {
            return Result.of(
                    "nothing answers on port " + target.port(), new Finding("tcp.closed", State.FAILED, closed));
        }
        String measured = "connected to " + String.join(", ", open) + " within " + Millis.text(fastest);
        List<Finding> findings =
                closed.isEmpty() ? List.of() : List.of(new Finding("tcp.partly", State.WARNING, closed));
        return Result.of(measured, findings)
                .with("open", open)
                .with("closed", closed)
                .with("milliseconds", fastest);
    }
}
