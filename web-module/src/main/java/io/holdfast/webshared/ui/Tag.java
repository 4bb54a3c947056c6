package io.holdfast.webshared.ui;

import static java.util.Objects.requireNonNull;

/**
 * A status: the word to read and one of four meanings.
 *
 * @param meaning the style class, {@code ok}, {@code warn}, {@code bad} or {@code neutral}
 */
public record Tag(String word, String meaning) {
    public Tag {
        requireNonNull(word, "word");
    }

    public static Tag good(String word) {
        return new Tag(word, "ok");
    }

    public static Tag attention(String word) {
        return new Tag(word, "warn");
    }

    public static Tag bad(String word) {
        return new Tag(word, "bad");
    }

    public static Tag neutral(String word) {
        return new Tag(word, "neutral");
    }
}
