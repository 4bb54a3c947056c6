package io.holdfast.mirror;

import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.mirror.model.RefreshClaim;
import io.holdfast.mirror.model.RefreshState;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.calls.CallPriority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a mirror fresh, when somebody looks. One refresh of it at a time in the whole cluster; everybody else is answered from
 * what is there. A reading that fails or stops half-way changes no row.
 */
@ApplicationScoped
public class RefreshingProjections {
    private static final Logger LOG = Logger.getLogger(RefreshingProjections.class.getName());

    @Inject
    RefreshLedger ledger;

    @Inject
    CallPriority priority;

    /** The system caller that refreshes: it may do this and nothing else. */
    public static Caller caller(TenantId tenant) {
        return RunAs.system("zoho-refresh", tenant, OPERATE);
    }

    /** Reads Zoho when this mirror of the caller's tenant is due. Call it outside transactions. */
    @RequiresPermission(OPERATE)
    public <T> Freshness freshen(Projection<T> projection) {
        return freshen(projection, ledger.begin(projection.name()));
    }

    /** Reads Zoho now, unless somebody else does or it has just failed. Call it outside transactions. */
    @RequiresPermission(OPERATE)
    public <T> Freshness renew(Projection<T> projection) {
        return priority.whileSomebodyWaits(() -> freshen(projection, ledger.beginNow(projection.name())));
    }

    private <T> Freshness freshen(Projection<T> projection, RefreshStart start) {
        RefreshState before = start.state();
        if (start.claim() != null) {
            return refresh(projection, before, start.claim());
        }
        String reason = before.failure() == null ? underWay(projection) : before.failure();
        return new Freshness(before.refreshedAt(), before.due(), before.due() ? reason : null);
    }

    private <T> Freshness refresh(Projection<T> projection, RefreshState before, RefreshClaim claim) {
        Outcome<List<T>> listing;
        try {
            // Without a first reading there is nothing to show: somebody waits for this one.
            listing = before.refreshedAt() == null
                    ? priority.whileSomebodyWaits(() -> projection.read(claim.changedSince()))
                    : projection.read(claim.changedSince());
        } catch (RuntimeException e) {
            // Our fault or the database's, not Zoho's; the mirror is still good, and the log has it.
            LOG.log(Level.SEVERE, e, () -> "the " + projection.name() + " could not be read from Zoho");
            listing = new Outcome.Unavailable<>("an error of our own, see the log");
        }
        if (listing instanceof Outcome.Ok<List<T>> complete) {
            return ledger.store(projection, claim, complete.value())
                    ? new Freshness(claim.at(), false, null)
                    : new Freshness(before.refreshedAt(), true, underWay(projection));
        }
        String detail = listing.detail();
        LOG.warning(() -> "the " + projection.name() + " could not be read from Zoho: " + detail);
        ledger.failed(projection.name(), claim, listing.sentence());
        return new Freshness(before.refreshedAt(), true, listing.sentence());
    }

    private static String underWay(Projection<?> projection) {
        return "The " + projection.name() + " are being read from Zoho at this moment.";
    }
}
