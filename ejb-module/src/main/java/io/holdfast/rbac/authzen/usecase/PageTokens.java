package io.holdfast.rbac.authzen.usecase;

import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.crypto.SealedParts;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Where a search goes on, sealed under the master key: nobody makes or changes one, and nobody reads in it. It says for which search it
 * is, of whom, with how many results a page and at which epoch, and serves no other.
 */
@ApplicationScoped
@Collaborator
public class PageTokens {
    private static final String PURPOSE = "authzen.page/";
    private static final int PARTS = 5;

    @Inject
    Vault vault;

    @Inject
    CallerContext context;

    /** @param after the last result, or the last that was looked at; empty for the beginning */
    public String next(SearchRequest search, Epochs.Standing standing, int limit, String after) {
        return SealedParts.seal(
                vault,
                purpose(),
                search.fingerprint(who()),
                standing.incarnation(),
                Long.toString(standing.epoch()),
                Integer.toString(limit),
                after);
    }

    /**
     * Where the search of a request goes on.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a token that was not given for this search, at this epoch, with
     *     this limit
     */
    public Place open(SearchRequest search, Epochs.Standing standing) {
        List<String> parts =
                SealedParts.open(vault, purpose(), search.token(), PARTS).orElseThrow(PageTokens::notOurs);
        if (!parts.get(0).equals(search.fingerprint(who()))) {
            throw refused("'page.token' was given for another search; send the same entities, or begin without it.");
        }
        if (!parts.get(1).equals(standing.incarnation()) || !parts.get(2).equals(Long.toString(standing.epoch()))) {
            throw refused(
                    "The rights of the organization have changed since 'page.token' was given; begin without it.");
        }
        int limit = Integer.parseInt(parts.get(3));
        if (search.limit() != null && search.limit() != limit) {
            throw refused("'page.limit' differs from the one that 'page.token' was given for.");
        }
        return new Place(parts.get(4).isEmpty() ? null : parts.get(4), limit);
    }

    /** @param after null for the beginning */
    public record Place(String after, int limit) {}

    private String purpose() {
        TenantId tenant = context.tenant();
        return PURPOSE + tenant;
    }

    private String who() {
        return context.caller().kind() + " " + context.caller().name();
    }

    private static DomainException notOurs() {
        return refused("'page.token' does not come from a search here; begin without it.");
    }

    private static DomainException refused(String detail) {
        return new DomainException(ProblemCode.INVALID_PARAMETER, detail);
    }
}
