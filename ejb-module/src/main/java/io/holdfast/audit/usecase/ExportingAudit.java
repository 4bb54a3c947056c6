package io.holdfast.audit.usecase;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.audit.model.EventKey;
import io.holdfast.audit.model.EventOrder;
import io.holdfast.audit.model.EventSearch;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.audit.model.RecordedEvents;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives out all events that fit, page by page: each page is a transaction of its own, so that a reader who takes an hour holds
 * neither a connection nor old rows. The event about it is written first, with the number of rows; nothing is given out without.
 */
@Stateless
@RequiresPermission(Permission.VIEW_AUDIT_LOGS)
public class ExportingAudit {
    private static final int PAGE = 200;

    @Inject
    RecordedEvents events;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Inject
    @ConfigProperty(name = "holdfast.audit.export-rows")
    int most;

    /**
     * What is to be given out.
     *
     * @param rows how many they were when it began; an event that was being written then may come in addition
     */
    public record Export(EventSearch search, int rows) {}

    /**
     * Counts what fits and puts the export on record. What happens from now on is no part of it.
     *
     * @param format a word for the record, such as {@code csv}
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a filter that is none, {@link
     *     ProblemCode#EXPORT_TOO_LONG} when more fits than may be given out at once: it would not be whole
     */
    @Audited("audit.export")
    public Export begin(EventFilter wanted, EventOrder order, String format) {
        draft.entity("audit", null).meta("format", format);
        Filters.check(wanted);
        Optional<EventFilter> known = Readers.resolved(events, context.tenant(), wanted);
        Filters.tell(draft.current(), known.orElse(wanted), known.isPresent());
        EventFilter ended = known.orElse(wanted).before(events.now());
        var search = new EventSearch(Readers.reach(context.grants()), ended, order);
        int rows = known.isPresent() ? events.count(context.tenant(), search, most + 1) : 0;
        if (rows > most) {
            throw new DomainException(
                    ProblemCode.EXPORT_TOO_LONG,
                    "More than " + most + " events fit. Ask for a shorter time or for less, several times.");
        }
        draft.meta("count", rows);
        return new Export(search, rows);
    }

    /**
     * The next events, with old and new values; none at the end.
     *
     * @param after the last one of the page before; null for the first
     */
    @RequiresPermission(action = "audit.export")
    public List<RecordedEvent> page(Export export, EventKey after) {
        return export.rows() == 0 ? List.of() : events.wholePage(context.tenant(), export.search(), after, PAGE);
    }
}
