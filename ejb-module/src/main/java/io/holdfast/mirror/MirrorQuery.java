package io.holdfast.mirror;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;

/**
 * What a reader of a mirrored list asks for.
 *
 * @param limit how many at most, 1 to 200
 * @param cursor where to go on, as the page before said; null for the first page
 * @param status as Zoho words it; null for every status
 * @param account null for every account
 */
public record MirrorQuery(int limit, String cursor, String status, AccountId account) {
    private static final int MAX_LIMIT = 200;
    private static final int LONGEST_STATUS = 50;

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or status that cannot be one */
    public MirrorQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        if (status != null && (status.isBlank() || status.length() > LONGEST_STATUS || status.indexOf('\0') >= 0)) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'status' must be text of 1 to " + LONGEST_STATUS + " characters.");
        }
    }

    /** The first page of everything. */
    public static MirrorQuery first(int limit) {
        return new MirrorQuery(limit, null, null, null);
    }
}
