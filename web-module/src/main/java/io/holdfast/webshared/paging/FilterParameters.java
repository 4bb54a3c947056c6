package io.holdfast.webshared.paging;

import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.auth.ClientAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a list is filtered by. An absent or empty parameter, as forms send it, filters nothing. */
public final class FilterParameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private FilterParameters() {}

    /** The text without blanks around it; null when there is none. */
    public static String text(String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }

    /**
     * A part of what is looked for.
     *
     * @param most characters
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when it has more, or control characters
     */
    public static String part(String name, String sent, int most) {
        String text = text(sent);
        if (text != null && (text.length() > most || text.chars().anyMatch(Character::isISOControl))) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER,
                    "'" + name + "' must have at most " + most + " characters, and no control characters.");
        }
        return text;
    }

    /**
     * One of a fixed set of words.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} naming the words, when it is another
     */
    public static <E extends Enum<E>> E word(String name, String sent, Class<E> words) {
        String text = text(sent);
        if (text == null) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ProblemCode.INVALID_PARAMETER,
                        "'" + name + "' must be one of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /**
     * A moment, RFC 3339 with its offset.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when it is none that the database can hold
     */
    public static Instant moment(String name, String sent) {
        String text = text(sent);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw notAMoment(name);
        }
        throw notAMoment(name);
    }

    /**
     * A whole number from 0.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when it is none
     */
    public static Long number(String name, String sent) {
        String text = text(sent);
        if (text != null && !NUMBER.matcher(text).matches()) {
            throw new DomainException(ProblemCode.INVALID_PARAMETER, "'" + name + "' must be a whole number from 0.");
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static DomainException notAMoment(String name) {
        return new DomainException(
                ProblemCode.INVALID_PARAMETER,
                "'" + name + "' must be a time with its offset, such as 2026-11-21T09:00:00Z.");
    }

    /**
     * The id of something.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when it is none
     */
    public static UUID id(String name, String sent) {
        String text = text(sent);
        return text == null ? null : Uuids.parse(name, text);
    }

    /**
     * The address of a machine, as the door writes addresses.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when it is none; a range is none
     */
    public static String address(String name, String sent) {
        String text = text(sent);
        return text == null
                ? null
                : ClientAddress.inDigits(text)
                        .orElseThrow(() -> new DomainException(
                                ProblemCode.INVALID_PARAMETER,
                                "'" + name + "' must be one address in digits, such as 203.0.113.9."));
    }
}
