package io.holdfast.rbac.usecase;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Offices that change hands together: all of them, or none. */
public record Handover(List<Row> rows) {
    /** How many offices one hand-over may be about. */
    public static final int MOST_ROWS = 100;

    public Handover {
        rows = List.copyOf(rows);
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException("more than " + MOST_ROWS + " rows");
        }
    }

    /** What becomes of who holds the office now. */
    public enum Former {
        /** They hold it until the new term begins, unless theirs ends sooner. */
        ENDS,
        /** They hold it until the new term begins, also when theirs would have ended sooner. */
        STAYS,
        /** Nothing. */
        UNCHANGED
    }

    /**
     * One office.
     *
     * @param assignment by which somebody holds it now; null when nobody does
     * @param former what becomes of that assignment; of no meaning without one
     * @param role the office, when nobody holds it now; else null, as it is that of the assignment
     * @param scope where, likewise
     * @param next who holds it next; null for nobody. Who holds it now goes on holding it, until {@code to}
     * @param from when the new term begins; null for now
     * @param to the first moment that the new term does not reach; null for no end
     */
    public record Row(
            UUID assignment, Former former, String role, Scope scope, UserId next, Instant from, Instant to) {}
}
