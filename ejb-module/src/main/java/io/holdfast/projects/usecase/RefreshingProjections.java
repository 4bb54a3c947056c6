package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.projects.model.ListedProject;
import io.holdfast.projects.model.RefreshClaim;
import io.holdfast.projects.model.RefreshState;
import io.holdfast.projects.refresh.Listing;
import io.holdfast.projects.refresh.RefreshLedger;
import io.holdfast.projects.refresh.RefreshStart;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.projects.ProjectsGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the mirror of projects fresh, when somebody looks. One refresh at a time in the whole cluster; everybody else is
 * answered from what is there. A reading that fails or stops half-way changes no row.
 */
@ApplicationScoped
public class RefreshingProjections {
    private static final Logger LOG = Logger.getLogger(RefreshingProjections.class.getName());
    private static final String UNDER_WAY = "The projects are being read from Zoho at this moment.";

    @Inject
    RefreshLedger ledger;

    @Inject
    ProjectsGateway zoho;

    /** The system caller that refreshes: it may do this and nothing else. */
    public static Caller caller(TenantId tenant) {
        return RunAs.system("zoho-refresh", tenant, OPERATE);
    }

    /** Reads Zoho when the mirror of the caller's tenant is due. Call it outside transactions. */
    @RequiresPermission(OPERATE)
    public Freshness freshen() {
        RefreshStart start = ledger.begin();
        RefreshState before = start.state();
        if (start.claim() != null) {
            return refresh(before, start.claim());
        }
        String reason = before.failure() == null ? UNDER_WAY : before.failure();
        return new Freshness(before.refreshedAt(), before.due(), before.due() ? reason : null);
    }

    private Freshness refresh(RefreshState before, RefreshClaim claim) {
        Outcome<List<ListedProject>> listing;
        try {
            listing = zoho.projects().then(projects -> zoho.phases().map(phases -> Listing.of(projects, phases)));
        } catch (RuntimeException e) {
            // Our fault or the database's, not Zoho's; the mirror is still good, and the log has it.
            LOG.log(Level.SEVERE, "the projects could not be read from Zoho", e);
            listing = new Outcome.Unavailable<>("an error of our own, see the log");
        }
        if (listing instanceof Outcome.Ok<List<ListedProject>> complete) {
            return ledger.store(claim, complete.value())
                    ? new Freshness(claim.at(), false, null)
                    : new Freshness(before.refreshedAt(), true, UNDER_WAY);
        }
        String detail = listing.detail();
        LOG.warning(() -> "the projects could not be read from Zoho: " + detail);
        ledger.failed(claim, listing.sentence());
        return new Freshness(before.refreshedAt(), true, listing.sentence());
    }
}
