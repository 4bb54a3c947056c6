package io.holdfast.audit.usecase;

import static java.util.Objects.requireNonNull;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.audit.model.EventKey;
import io.holdfast.audit.model.EventOrder;
import io.holdfast.audit.model.EventSearch;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.audit.model.RecordedEvents;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows the audit log of the caller's organization to those who may see it. Who looked, and for what, is an event too. */
@Stateless
@RequiresPermission(Permission.VIEW_AUDIT_LOGS)
public class SearchingAudit {
    private static final int MAX_LIMIT = 200;
    private static final String NOUN = "audit";

    @Inject
    RecordedEvents events;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * A filter, an order, and which page.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    public record Asked(EventFilter filter, EventOrder order, String cursor, int limit) {
        public Asked {
            requireNonNull(filter, "filter");
            requireNonNull(order, "order");
        }
    }

    /**
     * The events that fit, without old and new values.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit, cursor or filter that is none
     */
    @Audited("audit.search")
    public EventPage list(Asked asked) {
        return page(asked, events::page);
    }

    /** The same with old and new values. */
    @Audited("audit.search")
    public EventPage wholeList(Asked asked) {
        return page(asked, events::wholePage);
    }

    @FunctionalInterface
    private interface Reading {
        List<RecordedEvent> page(TenantId tenant, EventSearch search, EventKey after, int limit);
    }

    private EventPage page(Asked asked, Reading reading) {
        draft.entity(NOUN, null);
        checkLimit(asked.limit());
        Filters.check(asked.filter());
        EventOrder order = asked.order();
        EventKey after = asked.cursor() == null ? null : EventCursor.parse(asked.cursor(), order);
        Optional<EventFilter> known = Readers.resolved(events, context.tenant(), asked.filter());
        Filters.tell(draft.current(), known.orElse(asked.filter()), known.isPresent());
        // One more than asked for tells whether another page follows.
        List<RecordedEvent> found = known.map(filter -> new EventSearch(Readers.reach(context.grants()), filter, order))
                .map(search -> reading.page(context.tenant(), search, after, asked.limit() + 1))
                .orElse(List.of());
        boolean more = found.size() > asked.limit();
        List<RecordedEvent> shown = more ? found.subList(0, asked.limit()) : found;
        draft.meta("count", shown.size());
        return new EventPage(shown, more ? EventCursor.of(EventKey.of(shown.get(shown.size() - 1)), order) : null);
    }

    /**
     * One event with its old and new values.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not for this caller
     */
    @Audited("audit.read")
    public RecordedEvent find(UUID id) {
        draft.entity(NOUN, id);
        return events.find(context.tenant(), Readers.reach(context.grants()), id)
                .orElseThrow(() -> DomainException.notFound("event"));
    }

    /**
     * What happened last, for an overview that pages renew by themselves. Looking at the log is left out: it would soon fill the
     * overview by itself.
     *
     * @param limit how many at most, 1 to 200
     */
    @AuditedList("audit.list")
    public List<RecordedEvent> latest(int limit) {
        checkLimit(limit);
        return events.latest(context.tenant(), Readers.reach(context.grants()), NOUN, limit);
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
    }
}
