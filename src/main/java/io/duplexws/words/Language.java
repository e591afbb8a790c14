package io.duplexws.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that there is a catalogue of. */
public enum Language {
    ENGLISH("en", "en"),
    CHINESE("zh", "zh-CN");

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** By which the catalogue, the cookie and {@code ?lang=} name it. */
    public String code() {
        return code;
    }

    /** As HTML and HTTP name it. */
    public String tag() {
        return tag;
    }

    /** The one that a wish such as {@code zh}, {@code zh-TW} or {@code en-GB} comes closest to; empty for all others. */
    public static Optional<Language> of(String wish) {
        String primary = wish.strip().split("-", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.code.equals(primary))
                .findFirst();
    }

    /**
     * The one that a browser wishes for most.
     *
     * @param accepted the value of {@code Accept-Language}; what cannot be read as one wishes for nothing
     */
    public static Language preferred(String accepted) {
        return ranges(accepted).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> of(range.getRange()).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The heaviest first. */
    private static List<Locale.LanguageRange> ranges(String accepted) {
        try {
            return accepted.isBlank() ? List.of() : Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
