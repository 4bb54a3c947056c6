package io.holdfast.rbac.usecase;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.List;

/** Roles that many people are given, or that end, in one go. */
public record BulkAssignment(Mode mode, List<Row> rows) {
    /** How many rows one of them may have. */
    public static final int MOST_ROWS = 1_000;

    public BulkAssignment {
        requireNonNull(mode, "mode");
        rows = List.copyOf(rows);
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException("more than " + MOST_ROWS + " rows");
        }
    }

    /** What becomes of good rows beside bad ones. */
    public enum Mode {
        /** Nothing, unless every row may be. */
        ALL_OR_NOTHING,
        /** Each row stands for itself. */
        EACH
    }

    /**
     * One person and one role.
     *
     * @param user whose role; null when the address says it
     * @param email whose role, in lower case; null when the id says it
     * @param end whether the role ends; else it is given
     * @param from when it begins; null for now. Of no meaning for one that ends
     * @param to the first moment when it does not hold any more; null for no end, and for one that ends: at once
     */
    public record Row(UserId user, String email, boolean end, String role, Scope scope, Instant from, Instant to) {}
}
