package io.duplexws.push.http;

import io.duplexws.push.Payload;
import io.duplexws.text.Quote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The body of a publication: text by its media type, else binary. */
final class Body {

    private Body() {}

    static Payload read(HttpServletRequest request, int mostBytes) throws IOException, BadRequest {
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge(request.getContentLengthLong() + " bytes", mostBytes);
        }
        byte[] bytes = request.getInputStream().readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw tooLarge("more", mostBytes);
        }
        return isText(request.getContentType()) ? text(bytes, request) : new Payload.Binary(bytes);
    }

    private static BadRequest tooLarge(String found, int most) {
        return new BadRequest(
                HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                "a message of " + found + ": wanted at most " + most + " bytes (duplex.message.bytes)");
    }

    /** Also what curl says unless told otherwise, which is a form. */
    private static boolean isText(String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.endsWith("+json")
                || type.endsWith("+xml")
                || type.equals("application/json")
                || type.equals("application/xml")
                || type.equals("application/x-www-form-urlencoded");
    }

    private static Payload text(byte[] bytes, HttpServletRequest request) throws BadRequest {
        String charset = request.getCharacterEncoding();
        if (charset != null && !charset.equalsIgnoreCase("UTF-8") && !charset.equalsIgnoreCase("US-ASCII")) {
            throw new BadRequest(
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "text in charset " + Quote.of(charset) + ": wanted UTF-8, or binary as application/octet-stream");
        }
        try {
            return new Payload.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new BadRequest(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "text that is not UTF-8: send it so, or as application/octet-stream to publish it as binary");
        }
    }
}
