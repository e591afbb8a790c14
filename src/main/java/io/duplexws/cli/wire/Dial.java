package io.duplexws.cli.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Makes the TCP and TLS connection below a WebSocket, or says in one sentence why there is none and what to try. */
public final class Dial {

    private final Opening opening;
    private final Target target;
    private final Trust trust;
    private final int millis;
    private final Supplier<Socket> sockets;

    public Dial(Opening opening) {
        this(opening, Socket::new);
    }

    /** @param sockets makes those that are not connected yet */
    public Dial(Opening opening, Supplier<Socket> sockets) {
        this.opening = opening;
        this.sockets = sockets;
        this.target = opening.target();
        this.trust = Trust.of(opening.insecure());
        this.millis = (int) Math.min(Integer.MAX_VALUE, opening.timeout().toMillis());
    }

    /** A connection whose reads wait for the timeout at most. */
    public Socket connect() throws NotConnected {
        Socket plain = toFirstThatAnswers(addresses());
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(millis);
            return target.secure() ? secured(plain) : plain;
        } catch (IOException broken) {
            closeQuietly(plain);
            throw NotConnected.unreachable(ofTls(broken), broken);
        }
    }

    private InetAddress[] addresses() throws NotConnected {
        try {
            return InetAddress.getAllByName(target.hostWithoutBrackets());
        } catch (UnknownHostException unknown) {
            throw NotConnected.unreachable(
                    "no address is known for the host " + Plain.quoted(target.host())
                            + "; is the name right, and does this machine's DNS know it?",
                    unknown);
        }
    }

    private Socket toFirstThatAnswers(InetAddress[] addresses) throws NotConnected {
        IOException last = null;
        for (InetAddress address : addresses) {
            Socket socket = sockets.get();
            try {
                socket.connect(new InetSocketAddress(address, target.port()), millis);
                return socket;
            } catch (IOException failed) {
                closeQuietly(socket);
                last = failed;
            }
        }
        throw NotConnected.unreachable(ofTcp(last), last);
    }

    private String ofTcp(IOException failed) {
        String place = target.host() + ":" + target.port();
        if (failed instanceof SocketTimeoutException) {
            return place + " did not answer within " + opening.timeout().toMillis() / 1000.0
                    + " s; a firewall may drop what is sent there, or the address is wrong";
        }
        if (failed instanceof NoRouteToHostException) {
            return "there is no way to " + place + " (" + failed.getMessage() + ")";
        }
        if (failed instanceof ConnectException) {
            return "nothing listens on " + place + " (" + failed.getMessage()
                    + "); is the server running, and the port right?";
        }
        return "no connection to " + place + ": " + failed.getMessage();
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocket secured = (SSLSocket) trust.context()
                .getSocketFactory()
                .createSocket(plain, target.hostWithoutBrackets(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        if (!opening.insecure()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private String ofTls(IOException failed) {
        String place = target.host() + ":" + target.port();
        CertificateException bad = cause(failed, CertificateException.class);
        if (bad != null) {
            return "the certificate of " + place + " " + verdict(failed, bad) + " (" + trust.shown()
                    + "); --insecure connects nevertheless";
        }
        if (failed instanceof SocketTimeoutException) {
            return place + " took the connection but says nothing in TLS; try ws:// if it speaks none";
        }
        if (failed instanceof SSLException
                && String.valueOf(failed.getMessage()).contains("SSL message")) {
            return place + " does not speak TLS; try ws:// instead of wss://";
        }
        return "TLS with " + place + " failed: " + failed.getMessage();
    }

    private static String verdict(IOException failed, CertificateException bad) {
        if (cause(failed, CertificateExpiredException.class) != null) {
            return "has expired";
        }
        if (cause(failed, CertPathBuilderException.class) != null) {
            return "is not trusted: nobody signed it whom Java knows";
        }
        return "is refused: " + bad.getMessage();
    }

    /** Null when there is none among the causes. */
    private static <T extends Throwable> T cause(Throwable failed, Class<T> kind) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // It was to be closed.
        }
    }
}
