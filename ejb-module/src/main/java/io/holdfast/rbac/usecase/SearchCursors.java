package io.holdfast.rbac.usecase;

import io.holdfast.shared.crypto.SealedParts;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where a search for what is allowed goes on, sealed: it serves the same search of the same caller and no other. */
@ApplicationScoped
@Collaborator
public class SearchCursors {
    private static final int PARTS = 2;

    @Inject
    Vault vault;

    @Inject
    CallerContext context;

    /**
     * The cursor of the page that follows.
     *
     * @param search what is searched for and how it is filtered, without line breaks
     * @param last the key of the last row of the page
     */
    String after(String search, String last) {
        return SealedParts.seal(vault, purpose(), search, last);
    }

    /**
     * The key of the last row of the page before; null for the first page.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a cursor that was not given for this search and caller
     */
    String open(String search, String cursor) {
        if (cursor == null) {
            return null;
        }
        return SealedParts.open(vault, purpose(), cursor, PARTS)
                .filter(parts -> parts.get(0).equals(search))
                .map(parts -> parts.get(1))
                .orElseThrow(Cursor::notOurs);
    }

    private String purpose() {
        Caller caller = context.caller();
        return "rbac.search/" + caller.tenant() + "/" + caller.kind() + "/" + caller.name();
    }
}
