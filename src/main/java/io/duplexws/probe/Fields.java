package io.duplexws.probe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.duplexws.text.Quote;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The values of one command, each held against its limit; in a query all are written as strings. */
record Fields(JsonObject json, boolean fromQuery) {

    boolean has(String name) {
        return json.has(name);
    }

    /** @param mostBytes in UTF-8 */
    String string(String name, int mostBytes) throws Refused {
        JsonPrimitive value = primitive(name);
        if (value == null || !value.isString()) {
            throw wrong(name, "a string");
        }
        int bytes = value.getAsString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > mostBytes) {
            throw new Refused(
                    Refused.TOO_LARGE,
                    name + " has " + bytes + " bytes: wanted at most " + mostBytes + " bytes of UTF-8");
        }
        return value.getAsString();
    }

    String string(String name, int mostBytes, String otherwise) throws Refused {
        return has(name) ? string(name, mostBytes) : otherwise;
    }

    boolean flag(String name) throws Refused {
        JsonPrimitive value = primitive(name);
        String text = value == null ? "" : value.getAsString();
        boolean written = value != null && (value.isBoolean() || fromQuery);
        if (!written || !(text.equals("true") || text.equals("false"))) {
            throw wrong(name, "true or false");
        }
        return text.equals("true");
    }

    int whole(String name, int least, int most, int otherwise) throws Refused {
        if (!has(name)) {
            return otherwise;
        }
        String wanted = "a whole number from " + least + " to " + most;
        try {
            return within(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most), wanted)
                    .intValueExact();
        } catch (ArithmeticException fraction) {
            throw wrong(name, wanted);
        }
    }

    /** @param unit of the number, 1 s or 1 ms; it may have a fraction */
    Duration time(String name, Duration unit) throws Refused {
        if (!has(name)) {
            return Duration.ZERO;
        }
        BigDecimal most = BigDecimal.valueOf(Limits.TIME.toMillis() / unit.toMillis());
        String wanted = "a number of " + (unit.toMillis() == 1 ? "milliseconds" : "seconds") + " from 0 to " + most;
        BigDecimal time = within(name, BigDecimal.ZERO, most, wanted);
        return Duration.ofMillis(
                time.multiply(BigDecimal.valueOf(unit.toMillis())).longValue());
    }

    private BigDecimal within(String name, BigDecimal least, BigDecimal most, String wanted) throws Refused {
        BigDecimal number = number(name, wanted);
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw wrong(number.compareTo(most) > 0 ? Refused.TOO_LARGE : Refused.BAD, name, wanted);
        }
        return number;
    }

    private BigDecimal number(String name, String wanted) throws Refused {
        JsonPrimitive value = primitive(name);
        // A long string of digits, or an exponent, costs more than it is worth.
        boolean written = value != null
                && (value.isNumber() || fromQuery)
                && value.getAsString().length() <= 20;
        try {
            if (written
                    && value.getAsString().indexOf('e') < 0
                    && value.getAsString().indexOf('E') < 0) {
                return new BigDecimal(value.getAsString());
            }
        } catch (NumberFormatException letters) {
            // Told below.
        }
        throw wrong(name, wanted);
    }

    private JsonPrimitive primitive(String name) {
        JsonElement value = json.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsJsonPrimitive() : null;
    }

    Refused wrong(String name, String wanted) {
        return wrong(Refused.BAD, name, wanted);
    }

    private Refused wrong(int code, String name, String wanted) {
        JsonElement value = json.get(name);
        String found = fromQuery ? value.getAsString() : value.toString();
        return new Refused(code, name + " is " + Quote.plain(found) + ": wanted " + wanted);
    }
}
