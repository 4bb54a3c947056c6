package io.holdfast.rbac.rest;

import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What the text of a body's member means. Null means nothing and stays null. */
final class Fields {
    private Fields() {}

    /** @param pointer of the member, for the fault */
    static UUID id(String pointer, String text) {
        try {
            return text == null ? null : Uuids.parse(pointer, text);
        } catch (DomainException notOne) {
            throw invalid(pointer, name(pointer) + " is not an identifier (UUID).");
        }
    }

    /** A time with its offset. @param pointer of the member, for the fault */
    static Instant moment(String pointer, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notOne) {
            throw invalid(pointer, name(pointer) + " is a time such as 2026-01-31T00:00:00Z.");
        }
    }

    private static String name(String pointer) {
        return "'" + pointer.substring(pointer.lastIndexOf('/') + 1) + "'";
    }

    static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
