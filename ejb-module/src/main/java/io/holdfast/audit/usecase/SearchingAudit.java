package io.holdfast.audit.usecase;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.audit.model.EventKey;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.audit.model.RecordedEvents;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
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
     * The events that fit, newest first.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit, cursor or filter that is none
     */
    @Audited("audit.search")
    public EventPage list(EventFilter wanted, String cursor, int limit) {
        draft.entity(NOUN, null);
        check(wanted, limit);
        EventKey after = cursor == null ? null : EventCursor.parse(cursor);
        Optional<EventFilter> filter = resolved(wanted);
        draft.meta("filter", Filters.words(filter.orElse(wanted), filter.isPresent()));
        // One more than asked for tells whether another page follows.
        List<RecordedEvent> found = filter.map(
                        known -> events.page(context.tenant(), reach(context.grants()), known, after, limit + 1))
                .orElse(List.of());
        boolean more = found.size() > limit;
        List<RecordedEvent> shown = more ? found.subList(0, limit) : found;
        draft.meta("count", shown.size());
        return new EventPage(shown, more ? EventCursor.of(EventKey.of(shown.get(shown.size() - 1))) : null);
    }

    /**
     * One event with its old and new values.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not for this caller
     */
    @Audited("audit.read")
    public RecordedEvent find(UUID id) {
        draft.entity(NOUN, id);
        return events.find(context.tenant(), reach(context.grants()), id)
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
        check(EventFilter.NONE, limit);
        return events.latest(context.tenant(), reach(context.grants()), NOUN, limit);
    }

    private static void check(EventFilter wanted, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        if (wanted.entityId() != null && wanted.entity() == null) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'entityId' needs 'entity': ids are told apart by their noun.");
        }
        Filters.check(wanted);
    }

    /** With the person's id in place of an address; empty when nobody here has it, and so no event can fit. */
    private Optional<EventFilter> resolved(EventFilter wanted) {
        return wanted.user() == null
                ? Optional.of(wanted)
                : events.person(context.tenant(), wanted.user()).map(wanted::by);
    }

    /** A permission in one location shows the events of that location; other narrow scopes hold no events. */
    static Reach reach(Grants grants) {
        return new Reach(
                grants.hasInTenant(Permission.VIEW_AUDIT_LOGS),
                grants.scopeIds(Permission.VIEW_AUDIT_LOGS, Scope.Type.LOCATION));
    }
}
