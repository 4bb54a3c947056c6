package io.holdfast.mirror;

import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.mirror.model.RefreshClaim;
import io.holdfast.mirror.model.RefreshState;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.RequestsSent;
import io.holdfast.zoho.calls.CallPriority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Renews a mirror. One refresh of it at a time in the whole cluster; everybody else is answered from what is there. A reading
 * that fails or stops half-way changes no row. Readers come through {@link MirrorWatch}, which does not let them wait for this.
 */
@ApplicationScoped
public class RefreshingProjections {
    private static final Logger LOG = Logger.getLogger(RefreshingProjections.class.getName());

    @Inject
    RefreshLedger ledger;

    @Inject
    CallPriority priority;

    @Inject
    RequestsSent sent;

    @Inject
    ZohoTraffic traffic;

    /** The system caller that refreshes: it may do this and nothing else. */
    public static Caller caller(TenantId tenant) {
        return RunAs.system("zoho-refresh", tenant, OPERATE);
    }

    /** Reads Zoho when this mirror of the caller's tenant is due, and waits for it. Call it outside transactions. */
    @RequiresPermission(OPERATE)
    public <T> RefreshState freshen(Projection<T> projection) {
        return carryOut(projection, ledger.begin(projection.name()));
    }

    /**
     * Does what was begun.
     *
     * @return how the mirror stands then; where a claim was carried out, its age counts from the beginning of the claim
     */
    @RequiresPermission(OPERATE)
    public <T> RefreshState carryOut(Projection<T> projection, RefreshStart start) {
        return start.claim() == null ? start.state() : refresh(projection, start.state(), start.claim());
    }

    private <T> RefreshState refresh(Projection<T> projection, RefreshState before, RefreshClaim claim) {
        Outcome<List<T>> listing;
        int sentBefore = sent.count();
        try {
            // Without a first reading there is nothing to show: somebody waits for this one.
            listing = before.refreshedAt() == null
                    ? priority.whileSomebodyWaits(() -> projection.read(claim.changedSince()))
                    : projection.read(claim.changedSince());
        } catch (RuntimeException e) {
            // Our fault or the database's, not Zoho's; the mirror is still good, and the log has it.
            FailureLog.log(LOG, Level.SEVERE, e, "the " + projection.name() + " could not be read from Zoho");
            listing = new Outcome.Unavailable<>("an error of our own, see the log");
        }
        traffic.add(projection.mirror(), sent.count() - sentBefore, listing.isOk());
        if (listing instanceof Outcome.Ok<List<T>> complete) {
            return store(projection, claim, complete.value())
                    ? new RefreshState(claim.at(), Duration.ZERO, false, null)
                    : before;
        }
        String detail = listing.detail();
        LOG.warning(() -> "the " + projection.name() + " could not be read from Zoho: " + detail);
        ledger.failed(projection.name(), claim, listing.sentence());
        return new RefreshState(before.refreshedAt(), before.age(), before.due(), listing.sentence());
    }

    private <T> boolean store(Projection<T> projection, RefreshClaim claim, List<T> listing) {
        try {
            return ledger.store(projection, claim, listing);
        } catch (RuntimeException e) {
            giveBack(projection, claim, e);
            throw e;
        }
    }

    /** Without this nobody could try again before the claim lapses. */
    private void giveBack(Projection<?> projection, RefreshClaim claim, RuntimeException why) {
        try {
            ledger.failed(projection.name(), claim, "What Zoho told could not be stored; we try again shortly.");
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
