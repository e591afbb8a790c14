package io.duplexws.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bodies of answers that are known as a whole. */
public final class Bodies {

    private Bodies() {}

    /** In UTF-8, with its length. */
    public static void write(HttpServletResponse response, String mediaType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(mediaType + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
