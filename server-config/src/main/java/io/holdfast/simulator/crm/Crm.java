package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Router;
import java.time.Clock;

/** CRM as a whole: its records and its routes. */
public final class Crm {
    private final RecordStore store;
    private final Clock clock;
    private final CrmForms forms;

    public Crm(Clock clock, CrmForms forms) {
        this.store = new RecordStore(clock);
        this.clock = clock;
        this.forms = forms;
    }

    public CrmSeed seed() {
        return new CrmSeed(store, clock);
    }

    /** Adds the routes, those with exact names before those with placeholders. */
    public void addTo(Router router) {
        new MetadataResource().addTo(router);
        new SearchResource(store).addTo(router);
        new ReadingResource(store, clock, forms).addTo(router);
        new WritingResource(store, new RecordWriter(store, clock)).addTo(router);
    }
}
