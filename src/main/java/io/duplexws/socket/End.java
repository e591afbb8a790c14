package io.duplexws.socket;

import jakarta.websocket.CloseReason;

/** Why a connection has ended. */
public enum End {
    /** The client closed it. */
    CLIENT,
    /** It was cut: no close frame came. */
    GONE,
    /** A frame was not as it has to be, or a side failed over it. */
    PROTOCOL,
    /** What it was for is done. */
    DONE,
    /** Its endpoint refused what the client sent or asked for. */
    REFUSED,
    /** Its endpoint cannot serve it now. */
    UNAVAILABLE,
    /** The client read too little of what it was sent. */
    SLOW,
    /** Nothing came for too long. */
    IDLE,
    /** A send failed, or took too long. */
    FAILED,
    /** It was one too many. */
    CAPACITY,
    /** This server stops. */
    STOP;

    /** An endpoint said so, with this reason. */
    static End byEndpoint(CloseReason reason) {
        return switch (reason.getCloseCode().getCode()) {
            case 1000 -> DONE;
            case 1013 -> UNAVAILABLE;
            default -> REFUSED;
        };
    }

    /** Nobody here said so; this reason is what the container tells. */
    static End byContainer(CloseReason reason) {
        return switch (reason.getCloseCode().getCode()) {
            case 1006 -> GONE;
            case 1002, 1003, 1007, 1009, 1011 -> PROTOCOL;
            default -> CLIENT;
        };
    }
}
