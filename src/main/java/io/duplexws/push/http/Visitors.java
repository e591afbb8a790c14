package io.duplexws.push.http;

import io.duplexws.handshake.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who may publish from this server's own pages without knowing its token. */
public enum Visitors {
    NONE {
        @Override
        boolean admit(HttpServletRequest request) {
            return false;
        }
    },
    /**
     * People at this very machine: the address that they typed is local, as their browser says it and as it arrived, and so is
     * the one that they came from. So neither a proxy on this machine opens the door, whatever it makes of the address, nor
     * a foreign name that was turned to it (DNS rebinding).
     */
    LOCAL {
        @Override
        boolean admit(HttpServletRequest request) {
            return isLocal(request.getHeader("Origin"))
                    && NAMES.contains(request.getServerName())
                    && PROXIES.stream().allMatch(header -> request.getHeader(header) == null)
                    && isLoopback(request.getRemoteAddr());
        }
    },
    ALL {
        @Override
        boolean admit(HttpServletRequest request) {
            return true;
        }
    };

    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");
    private static final List<String> PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    abstract boolean admit(HttpServletRequest request);

    private static boolean isLocal(String origin) {
        return origin != null
                && Origin.parse(origin)
                        .filter(page -> NAMES.contains(page.host()))
                        .isPresent();
    }

    private static boolean isLoopback(String address) {
        try {
            // An address in digits: no name is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
