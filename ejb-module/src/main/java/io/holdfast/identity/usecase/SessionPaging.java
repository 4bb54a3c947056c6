package io.holdfast.identity.usecase;

import io.holdfast.identity.model.OpenSession;
import io.holdfast.identity.model.OpenSessions;
import io.holdfast.identity.model.OpenSessions.Place;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Pages of a person's open sessions, for that person and for those who look after them. */
@ApplicationScoped
@Collaborator
public class SessionPaging {
    private static final String CURSOR = "sessions.newest.1";
    private static final int MAX_LIMIT = 200;

    @Inject
    OpenSessions sessions;

    @Inject
    CallerContext context;

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or cursor that is none */
    public SessionPage page(UserId user, String cursor, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        var caller = context.caller();
        // One more than asked for tells whether another page follows.
        List<OpenSession> found = sessions.page(caller.tenant(), user, place(cursor), limit + 1);
        boolean more = found.size() > limit;
        List<OpenSession> shown = more ? found.subList(0, limit) : found;
        return new SessionPage(
                shown,
                caller.session(),
                sessions.count(caller.tenant(), user),
                more ? cursorOf(shown.get(shown.size() - 1)) : null);
    }

    private static Place place(String cursor) {
        if (cursor == null) {
            return null;
        }
        Cursor place = Cursor.parse(CURSOR, cursor);
        try {
            return new Place(Instant.parse(place.key()), place.id());
        } catch (DateTimeException notATime) {
            throw Cursor.notOurs();
        }
    }

    private static String cursorOf(OpenSession last) {
        return new Cursor(last.createdAt().toString(), last.id().value()).text(CURSOR);
    }
}
