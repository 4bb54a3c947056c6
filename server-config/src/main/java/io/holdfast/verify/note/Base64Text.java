package io.holdfast.verify.note;

import java.util.Base64;
import java.util.Optional;

/** Base64 (RFC 4648, section 4) with one text for each value: padded, and nothing in the bits that pad. */
final class Base64Text {
    private Base64Text() {}

    static Optional<byte[]> decode(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
