package io.holdfast.audit.ui;

import io.holdfast.audit.usecase.SearchingAudit;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;

/** What happened last, on the first screen of those who may see it. */
@Named
@RequestScoped
public class LatestEvents {
    private static final int SHOWN = 6;

    @Inject
    SearchingAudit searching;

    @Inject
    When when;

    private List<Entry> entries;

    /** The latest events, without those of looking at the log. Read when the page first asks. */
    public List<Entry> getEntries() {
        if (entries == null) {
            entries = searching.latest(SHOWN).stream()
                    .map(recorded -> Entry.of(recorded, when.clock()))
                    .toList();
        }
        return entries;
    }

    /** "5 min ago". */
    public String age(Entry entry) {
        return when.clock().ago(Instant.parse(entry.moment()));
    }
}
