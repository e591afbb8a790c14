package io.duplexws.metrics;

/** In which numbers are told. */
public enum Format {
    /** Prometheus's own. */
    TEXT("text/plain; version=0.0.4"),
    /** For whoever asks for it. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Without its charset, which is UTF-8. */
    public String mediaType() {
        return mediaType;
    }
}
