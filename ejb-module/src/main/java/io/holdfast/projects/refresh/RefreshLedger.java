package io.holdfast.projects.refresh;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.projects.model.ListedProject;
import io.holdfast.projects.model.ProjectionRefreshes;
import io.holdfast.projects.model.Projects;
import io.holdfast.projects.model.RefreshClaim;
import io.holdfast.projects.model.RefreshState;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The transactions of a refresh. Each ends before Zoho is asked, and the last one begins after it has answered. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RefreshLedger {
    private static final String PROJECTS = "projects";
    private static final Duration LEASE = Duration.ofSeconds(60);

    @Inject
    ProjectionRefreshes refreshes;

    @Inject
    Projects projects;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Inject
    @ConfigProperty(name = "holdfast.cache.lifetime")
    Duration lifetime;

    /** How long a failed refresh is not repeated: without it every page view would wait for a dead Zoho. */
    @Inject
    @ConfigProperty(name = "holdfast.cache.retry-after-failure")
    Duration backOff;

    /** Looks how old the mirror is, and claims the refresh when it is due. */
    public RefreshStart begin() {
        RefreshState state = refreshes.state(context.tenant(), PROJECTS, lifetime);
        RefreshClaim claim = state.due()
                ? refreshes
                        .claim(context.tenant(), PROJECTS, lifetime, LEASE, backOff)
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
    public boolean store(RefreshClaim claim, List<ListedProject> listing) {
        draft.entity("projection", PROJECTS).meta("count", listing.size());
        // First, for it locks the row: nobody else can claim until this transaction ends.
        if (!refreshes.complete(context.tenant(), PROJECTS, claim)) {
            return false;
        }
        projects.replaceAll(context.tenant(), listing, claim.at());
        return true;
    }

    /** Gives the claim back; no row of the mirror changes. */
    public void failed(RefreshClaim claim, String why) {
        refreshes.failed(context.tenant(), PROJECTS, claim, why);
    }
}
