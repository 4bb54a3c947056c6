package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.event.EventReader;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The events that explain why others are missing. */
final class RetentionRecords {
    private static final byte[] ACTION = EventReader.quoted("audit.retention");
    private static final byte[] SUCCEEDED = EventReader.quoted("SUCCEEDED");
    private static final int MAX = 100_000;

    private RetentionRecords() {}

    /** What those that are proven allow to be missing; the others become findings. */
    static Removed read(Bundle bundle, Checkpoint checkpoint, UUID tenant, Findings findings)
            throws MalformedException {
        if (!bundle.has(Entry.RETENTION)) return Removed.NOTHING;
        var stretches = new ArrayList<Removed.Stretch>();
        new LinesOfSelection(checkpoint, tenant, findings).check(bundle, Entry.RETENTION, (position, event) -> {
            if (stretches.size() < MAX) stretch(position, event, stretches);
        });
        return new Removed(stretches);
    }

    private static void stretch(long position, EventReader event, List<Removed.Stretch> stretches) {
        if (!event.isCanonical() || !event.isOfTenant()) return;
        if (!event.hasAction(ACTION) || !event.hasOutcome(SUCCEEDED)) return;
        var stretch = EventMeta.parse(event.meta()).stretch();
        if (stretch.isPresent() && stretch.get().to() <= position) stretches.add(stretch.get());
    }
}
