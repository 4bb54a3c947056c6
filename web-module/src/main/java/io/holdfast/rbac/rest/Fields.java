package io.holdfast.rbac.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What the text of a body's member means. Null means nothing and stays null. */
public final class Fields {
    private static final int MOST_ATTRIBUTES = 10;
    private static final int LONGEST_VALUE = 100;

    private Fields() {}

    /** @param pointer of the member, for the fault */
    public static UUID id(String pointer, String text) {
        try {
            return text == null ? null : Uuids.parse(pointer, text);
        } catch (DomainException notOne) {
            throw invalid(pointer, name(pointer) + " is not an identifier (UUID).");
        }
    }

    /** A time with its offset, of a year that the database holds. @param pointer of the member, for the fault */
    public static Instant moment(String pointer, String text) {
        try {
            OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
            if (time == null || time.getYear() >= 1 && time.getYear() <= 9998) {
                return time == null ? null : time.toInstant();
            }
        } catch (DateTimeException notOne) {
            throw notAMoment(pointer);
        }
        throw notAMoment(pointer);
    }

    private static DomainException notAMoment(String pointer) {
        return invalid(pointer, name(pointer) + " is a time such as 2026-01-31T00:00:00Z.");
    }

    /**
     * Attributes by name; each with text of at most 100 characters, a number or a truth value, and at most 10 of them.
     *
     * @param pointer of the member, for the fault
     * @param isName which names there are
     */
    public static Map<String, Object> attributes(String pointer, JsonObject json, Predicate<String> isName) {
        if (json.size() > MOST_ATTRIBUTES) {
            throw invalid(pointer, name(pointer) + " has at most " + MOST_ATTRIBUTES + " attributes.");
        }
        Map<String, Object> attributes = new HashMap<>();
        json.forEach((name, value) -> {
            Object known = AttributeValues.of(value).orElse(null);
            boolean fits =
                    isName.test(name) && known != null && known.toString().length() <= LONGEST_VALUE;
            if (!fits
                    || known.toString().indexOf('\0') >= 0
                    || !UTF_8.newEncoder().canEncode(known.toString())) {
                throw invalid(
                        pointer,
                        name(pointer) + " has names with text of at most " + LONGEST_VALUE
                                + " characters, numbers or truth values.");
            }
            attributes.put(name, known);
        });
        return attributes;
    }

    private static String name(String pointer) {
        return "'" + pointer.substring(pointer.lastIndexOf('/') + 1) + "'";
    }

    public static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
