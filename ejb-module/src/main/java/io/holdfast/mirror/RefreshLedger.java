package io.holdfast.mirror;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.mirror.model.ProjectionRefreshes;
import io.holdfast.mirror.model.RefreshClaim;
import io.holdfast.mirror.model.RefreshState;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The transactions of a refresh. Each ends before Zoho is asked, and the last one begins after it has answered. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RefreshLedger {
    private static final Duration LEASE = Duration.ofSeconds(60);

    @Inject
    ProjectionRefreshes refreshes;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Inject
    Event<MirrorRenewed> renewed;

    @Inject
    @ConfigProperty(name = "holdfast.cache.lifetime")
    Duration lifetime;

    /** How long a failed refresh is not repeated: without it every page view would wait for a dead Zoho. */
    @Inject
    @ConfigProperty(name = "holdfast.cache.retry-after-failure")
    Duration backOff;

    /** How long after a whole listing changes are enough; deletions are seen by a whole one alone. */
    @Inject
    @ConfigProperty(name = "holdfast.zoho.full-listing")
    Duration wholeEvery;

    /** Looks how old a mirror is, and claims the refresh when it is due. */
    public RefreshStart begin(String projection) {
        return begin(projection, lifetime, wholeEvery);
    }

    /** The same for a mirror of any age; the whole listing is read then. */
    public RefreshStart beginNow(String projection) {
        return begin(projection, Duration.ZERO, Duration.ZERO);
    }

    private RefreshStart begin(String projection, Duration youngest, Duration everything) {
        RefreshState state = refreshes.state(context.tenant(), projection, youngest);
        RefreshClaim claim = state.due()
                ? refreshes
                        .claim(context.tenant(), projection, youngest, LEASE, backOff, everything)
                        .orElse(null)
                : null;
        return new RefreshStart(state, claim);
    }

    /**
     * Takes a complete listing over.
     *
     * @return false when the claim was lost meanwhile; a newer listing stands then and nothing was written
     */
    @Audited("projection.refresh")
    public <T> boolean store(Projection<T> projection, RefreshClaim claim, List<T> listing) {
        draft.entity("projection", projection.name())
                .meta("count", listing.size())
                .meta("filter", claim.changedSince() == null ? "all" : "changed since " + claim.changedSince());
        // First, for it locks the row: nobody else can claim until this transaction ends.
        if (!refreshes.complete(context.tenant(), projection.name(), claim, projection.newestChange(listing))) {
            return false;
        }
        projection.takeOver(listing, new Reading(claim.at(), claim.changedSince()));
        var id = new MirrorId(context.tenant(), projection.mirror());
        renewed.fire(new MirrorRenewed(id, projection.name().equals(projection.mirror())));
        return true;
    }

    /** Gives the claim back; no row of the mirror changes. */
    public void failed(String projection, RefreshClaim claim, String why) {
        refreshes.failed(context.tenant(), projection, claim, why);
    }
}
