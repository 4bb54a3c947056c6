package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditRetention;
import io.holdfast.audit.model.Expired;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes events that are past their retention, in two steps: an event says which, and when every mirror has a checkpoint that covers
 * that event, they go. A stranger then finds each missing event inside a signed record.
 */
@Stateless
@RequiresPermission(Permission.OPERATE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RemovingEvents {
    /** Positions that one record covers at most. */
    private static final int LARGEST_RECORD = 100_000;

    @Inject
    AuditRetention retention;

    @Inject
    RetentionRules rules;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /** Tenants to look at. @param after the last one of the former portion */
    public List<TenantId> due(UUID after, int most) {
        return retention.due(rules.shortest(), after, most);
    }

    /** What the caller's organization need not keep any longer. */
    public Optional<Expired> expired() {
        return retention.expired(rules.shortest(), rules.usual(), LARGEST_RECORD);
    }

    /** Puts on record what will be missing. */
    @Audited("audit.retention")
    public void announce(Expired expired) {
        draft.entity("audit", null)
                .meta("from", expired.from())
                .meta("to", expired.to())
                .newValue("events", expired.events())
                .newValue("cutoff", expired.cutoff());
    }

    /** The newest record of the caller's organization. */
    public Optional<UUID> newestRecord() {
        return retention.newestRecord(context.tenant());
    }

    /** Removes events that a record covers. @see AuditRetention#remove */
    public Optional<Integer> remove(UUID record, int most) {
        return retention.remove(record, most);
    }

    /** How many values of erased persons were put back, in all organizations. */
    public long reinserted() {
        return retention.reinserted();
    }
}
