package io.holdfast.mail.usecase;

import io.holdfast.mail.model.MailPlace;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** How lists that are ordered by time go on. */
final class Pages {
    private static final int MAX_LIMIT = 200;

    private Pages() {}

    static void check(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
    }

    /** @param cursor null for the first page, and then the place is null too */
    static MailPlace place(String kind, String cursor) {
        if (cursor == null) {
            return null;
        }
        Cursor place = Cursor.parse(kind, cursor);
        try {
            return new MailPlace(Instant.parse(place.key()), place.id());
        } catch (DateTimeException notATime) {
            throw Cursor.notOurs();
        }
    }

    static String cursor(String kind, Instant createdAt, UUID id) {
        return new Cursor(createdAt.toString(), id).text(kind);
    }
}
