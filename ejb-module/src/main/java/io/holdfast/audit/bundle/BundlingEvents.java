package io.holdfast.audit.bundle;

import io.holdfast.audit.bundle.Bundle.Absence;
import io.holdfast.audit.bundle.Bundle.Consistency;
import io.holdfast.audit.bundle.BundleOrder.Kind;
import io.holdfast.audit.model.EventFilter;
import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.audit.model.EventOrder;
import io.holdfast.audit.model.EventSearch;
import io.holdfast.audit.model.ProvenEvent;
import io.holdfast.audit.model.ProvenEvents;
import io.holdfast.audit.model.ProvenLog;
import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.model.RecordedEvents;
import io.holdfast.audit.proof.Span;
import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.audit.usecase.Filters;
import io.holdfast.audit.usecase.LogProofs;
import io.holdfast.audit.usecase.Readers;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives out the log of the caller's organization as evidence: first what everything is proven against, put on record, then the
 * events page by page, each page in a transaction of its own. What has a position never changes it, so the pages fit.
 */
@Stateless
@RequiresPermission(Permission.VIEW_AUDIT_LOGS)
public class BundlingEvents {
    /** A person's deeds of a time are numbered by this long after its end: no transaction can be open for longer. */
    static final Duration LATEST_COMMIT = Duration.ofMinutes(5);

    static final int RANGE_PAGE = 500;
    static final int PROVEN_PAGE = 100;
    private static final int MOST_SELECTED = 10_000;
    private static final int MOST_SINCE = 16;

    @Inject
    ProvenEvents events;

    @Inject
    RecordedEvents recorded;

    @Inject
    LogProofs proofs;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Inject
    @ConfigProperty(name = "holdfast.audit.bundle-events")
    long most;

    /**
     * Decides what the bundle holds and puts it on record.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for positions, times or sizes that do not fit; {@link
     *     ProblemCode#NOT_PROVEN_YET} while there is no checkpoint that covers what was asked for; {@link
     *     ProblemCode#EXPORT_TOO_LONG} for more events than one bundle may hold
     * @throws PermissionDenied for somebody who may not see the whole log
     */
    @Audited("audit.bundle")
    public Bundle begin(BundleOrder order) {
        draft.entity("audit", null).meta("kind", order.kind());
        check(order);
        if (!context.grants().hasInTenant(Permission.VIEW_AUDIT_LOGS)) {
            throw new PermissionDenied(Permission.VIEW_AUDIT_LOGS);
        }
        TenantId tenant = context.tenant();
        Optional<EventFilter> known = Readers.resolved(recorded, tenant, order.filter());
        EventFilter filter = known.orElse(order.filter());
        Filters.tell(draft.current(), filter, known.isPresent());
        if (known.isEmpty() && order.kind() != Kind.SELECTION) {
            throw DomainException.notFound("user");
        }
        Bundle bundle = proofs.in(log -> bundle(log, tenant, order, filter, known.isPresent()));
        draft.meta("from", bundle.from()).meta("to", bundle.to()).meta("size", bundle.size());
        draft.meta("count", bundle.count());
        return bundle;
    }

    private static void check(BundleOrder order) {
        Filters.check(order.filter());
        boolean positions = order.fromPosition() != null || order.toPosition() != null;
        if (positions && (order.kind() != Kind.RANGE || order.hasTime())) {
            throw invalid("'fromPosition' and 'toPosition' belong to a range, and not together with times.");
        }
        EventFilter filter = order.filter();
        boolean narrowed = !filter.equals(EventFilter.of(null, filter.from(), filter.to()));
        if (order.kind() == Kind.RANGE && narrowed) {
            throw invalid("A range holds all events of its positions; filters belong to a SELECTION.");
        }
        boolean person =
                filter.user() != null && filter.equals(EventFilter.of(filter.user(), filter.from(), filter.to()));
        if (order.kind() == Kind.ABSENCE && (!person || filter.from() == null || filter.to() == null)) {
            throw invalid("An absence takes 'user', 'from' and 'to', and nothing else.");
        }
    }

    private Bundle bundle(ProvenLog log, TenantId tenant, BundleOrder order, EventFilter filter, boolean known) {
        SignedCheckpoint checkpoint = log.newest().orElseThrow(() -> notYet("No event of this log is proven yet."));
        Times times = times(log, order, filter, checkpoint);
        long from = order.kind() == Kind.SELECTION ? 0 : times.from();
        long to = order.kind() == Kind.SELECTION ? checkpoint.size() : times.to();
        if (order.kind() != Kind.SELECTION) {
            checkRange(from, to, checkpoint.size());
        }
        List<Long> selected =
                order.kind() == Kind.SELECTION && known ? selected(tenant, filter, checkpoint.size()) : List.of();
        return new Bundle(
                tenant,
                order.kind(),
                checkpoint.origin(),
                recorded.now(),
                words(filter),
                from,
                to,
                checkpoint.size(),
                checkpoint.note(),
                selected,
                retention(tenant, checkpoint.size()),
                order.kind() == Kind.SELECTION ? null : proofs.range(from, to, checkpoint.size()),
                consistency(order.since(), checkpoint.size()),
                times.absence(),
                proofs.head(checkpoint),
                log.keys().stream().map(PublicKey::vkey).toList());
    }

    /** Positions, and for an absence the two checkpoints between which they were given. */
    private record Times(long from, long to, Absence absence) {}

    private Times times(ProvenLog log, BundleOrder order, EventFilter filter, SignedCheckpoint newest) {
        if (order.kind() == Kind.SELECTION) {
            return new Times(0, newest.size(), null);
        }
        if (order.kind() == Kind.RANGE && !order.hasTime()) {
            return new Times(
                    order.fromPosition() == null ? 0 : order.fromPosition(),
                    order.toPosition() == null ? newest.size() : order.toPosition(),
                    null);
        }
        Optional<SignedCheckpoint> before = order.from() == null ? Optional.empty() : log.newestUntil(order.from());
        Optional<SignedCheckpoint> after =
                order.to() == null ? Optional.empty() : log.firstFrom(order.to().plus(LATEST_COMMIT));
        long from = before.map(SignedCheckpoint::size).orElse(0L);
        long to = after.orElse(newest).size();
        if (order.kind() == Kind.RANGE) {
            return new Times(from, to, null);
        }
        if (events.waits(context.tenant(), order.to())) {
            throw notYet("Events from before 'to' wait for their position.");
        }
        SignedCheckpoint first = before.orElseThrow(
                () -> notYet("There is no checkpoint from before 'from': nothing shows what came first."));
        if (recorded.count(context.tenant(), search(filter), 1) > 0) {
            throw new DomainException(
                    ProblemCode.CONFLICT,
                    "This person did something in that time: ask for a selection of those events.");
        }
        SignedCheckpoint last =
                after.orElseThrow(() -> notYet("There is no checkpoint from " + LATEST_COMMIT.toMinutes()
                        + " minutes after 'to' yet: what happened last may still get its position."));
        return new Times(from, to, new Absence(filter.user(), order.from(), order.to(), first.note(), last.note()));
    }

    private void checkRange(long from, long to, long size) {
        if (from < 0 || from >= to || to > size) {
            throw invalid("The positions must be within the " + size + " that are proven, and at least one.");
        }
        if (to - from > most) {
            throw tooLong(most);
        }
    }

    private List<Consistency> consistency(List<Long> since, long size) {
        if (since.size() > MOST_SINCE) {
            throw invalid("'since' may be given " + MOST_SINCE + " times.");
        }
        List<Consistency> beginnings = new ArrayList<>();
        for (long earlier : since) {
            if (earlier < 1 || earlier > size) {
                throw invalid("'since' must be a size from 1 to " + size + ".");
            }
            beginnings.add(new Consistency(earlier, proofs.consistency(earlier, size)));
        }
        return beginnings;
    }

    private List<Long> selected(TenantId tenant, EventFilter filter, long size) {
        List<UUID> found = recorded.ids(tenant, search(filter), MOST_SELECTED + 1);
        if (found.size() > MOST_SELECTED) {
            throw tooLong(MOST_SELECTED);
        }
        return events.positions(tenant, found, size);
    }

    private List<Long> retention(TenantId tenant, long size) {
        return events.positions(
                tenant, recorded.ids(tenant, search(EventFilter.ofAction("audit.retention")), MOST_SELECTED), size);
    }

    private static EventSearch search(EventFilter filter) {
        return new EventSearch(Reach.TENANT, filter, EventOrder.OLDEST_FIRST);
    }

    /**
     * The next events of a range as they are stored, those that are missing left out; none at the end.
     *
     * @param from the position to go on with
     */
    @RequiresPermission(value = Permission.VIEW_AUDIT_LOGS, action = "audit.bundle")
    public List<ProvenEvent> range(Bundle bundle, long from) {
        return events.range(bundle.tenant(), from, Math.min(from + RANGE_PAGE, bundle.to()));
    }

    /** An event with the hashes that lead to the checkpoint's root. */
    public record Proven(ProvenEvent event, List<byte[]> proof) {}

    /** Events at some positions, each with its proof, as they are stored. @param positions at most a page */
    @RequiresPermission(value = Permission.VIEW_AUDIT_LOGS, action = "audit.bundle")
    public List<Proven> proven(Bundle bundle, List<Long> positions) {
        return proofs.in(log -> events.at(bundle.tenant(), positions).stream()
                .map(event -> new Proven(event, log.nodes().ofSpans(Span.inclusion(event.n(), bundle.size()))))
                .toList());
    }

    private static Map<String, String> words(EventFilter filter) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : Filters.words(filter, true)) {
            int equals = word.indexOf('=');
            words.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return words;
    }

    private static DomainException invalid(String detail) {
        return new DomainException(ProblemCode.INVALID_PARAMETER, detail);
    }

    private static DomainException notYet(String detail) {
        return new DomainException(ProblemCode.NOT_PROVEN_YET, detail);
    }

    private static DomainException tooLong(long most) {
        return new DomainException(
                ProblemCode.EXPORT_TOO_LONG,
                "A bundle of this kind holds " + most + " events at most. Ask for several.");
    }
}
