package io.holdfast.jobs.housekeeping;

import io.holdfast.jobs.model.Housekeeping;
import io.holdfast.tenancy.model.Schema;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.ToLongFunction;

/** One transaction per portion, so that no sweep holds locks for long. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Sweeper {
    /** As many rows as one call takes. */
    static final int PORTION = 2000;

    @Inject
    Housekeeping housekeeping;

    @Inject
    Schema schema;

    /** @return how many events lie in the default partition */
    public long makePartitions() {
        return schema.ensurePartitions();
    }

    /** @return how many rows went */
    public long portion(ToLongFunction<Housekeeping> sweep) {
        return sweep.applyAsLong(housekeeping);
    }
}
