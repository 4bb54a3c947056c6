package io.holdfast.jobs.housekeeping;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.model.Housekeeping;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.tenancy.model.Schema;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.ToLongFunction;

/** One transaction per portion, so that no sweep holds locks for long. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Sweeper {
    /** As many rows as one call takes. */
    static final int PORTION = 2000;

    @Inject
    Housekeeping housekeeping;

    @Inject
    Schema schema;

    @Inject
    AuditDraft draft;

    /** @return how many events lie in the default partition */
    public long makePartitions() {
        return schema.ensurePartitions();
    }

    /** The caller's name says what is swept. @return how many rows went */
    @Audited("housekeeping.sweep")
    public long portion(ToLongFunction<Housekeeping> sweep) {
        long gone = sweep.applyAsLong(housekeeping);
        draft.entity("housekeeping", null).meta("count", gone);
        return gone;
    }
}
