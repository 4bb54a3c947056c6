package io.holdfast.audit.usecase;

import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.audit.model.ProvenLog;
import io.holdfast.audit.model.ProvenLog.Place;
import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.model.RecordedEvents;
import io.holdfast.audit.proof.Span;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Proves the log of the caller's organization to those who may see it: events, checkpoints, keys. Asking leaves an event. */
@Stateless
@RequiresPermission(Permission.VIEW_AUDIT_LOGS)
public class ProvingEvents {
    private static final String NOUN = "audit";
    private static final String CURSOR = "audit.checkpoints.1";
    private static final UUID NO_ID = new UUID(0, 0);
    private static final int MOST = 200;

    @Inject
    LogProofs proofs;

    @Inject
    RecordedEvents events;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * That the tree of one checkpoint contains that of an earlier size.
     *
     * @param checkpoint of the newer size; null when none of exactly that size was kept
     */
    public record Consistency(long from, long to, List<byte[]> hashes, SignedCheckpoint checkpoint) {}

    /**
     * Some checkpoints, newest first.
     *
     * @param next the cursor of the next page; null on the last
     */
    public record CheckpointPage(List<SignedCheckpoint> items, String next) {}

    /**
     * The proof of an event against the newest checkpoint.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is no such event, or not for this caller
     */
    @Audited("audit.prove")
    public EventProof prove(UUID event) {
        draft.entity(NOUN, event);
        Reach reach = Readers.reach(context.grants());
        return proofs.in(log -> log.placeOf(event)
                .filter(place -> reach.covers(place.location()))
                .map(place -> covered(log, place))
                .orElseGet(() -> outOfPlace(log, reach, event)));
    }

    private static EventProof covered(ProvenLog log, Place place) {
        long n = place.position().n();
        boolean covers = place.newest() != null && place.newest().size() > n;
        return new EventProof(
                place.position().event(),
                place.position(),
                covers ? place.newest() : null,
                covers ? log.nodes().ofSpans(Span.inclusion(n, place.newest().size())) : null,
                place.canonical());
    }

    /** An event that waits for its position, or one that does not lie where its position says. */
    private EventProof outOfPlace(ProvenLog log, Reach reach, UUID event) {
        if (events.find(context.tenant(), reach, event).isEmpty()) {
            throw DomainException.notFound("event");
        }
        return log.positionOf(event)
                .map(position -> new Place(
                        position,
                        log.canonical(position).orElse(null),
                        null,
                        log.newest().orElse(null)))
                .map(place -> covered(log, place))
                .orElseGet(() -> new EventProof(event, null, null, null, null));
    }

    /**
     * The proof that the log of one size goes on from that of an earlier one.
     *
     * @param from the earlier size, at least 1
     * @param to the newer one; null for that of the newest checkpoint
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when no checkpoint covers these sizes
     */
    @Audited("audit.prove")
    public Consistency consistency(long from, Long to) {
        draft.entity(NOUN, null);
        return proofs.in(log -> {
            long signed = log.newest().map(SignedCheckpoint::size).orElse(0L);
            long size = to == null ? signed : to;
            if (from < 1 || from > size || size > signed) {
                throw new DomainException(
                        ProblemCode.INVALID_PARAMETER,
                        "'from' and 'to' are sizes of the log, the first at least 1 and not above the second, and the"
                                + " newest checkpoint covers " + signed + ".");
            }
            draft.meta("filter", List.of("from=" + from, "to=" + size));
            return new Consistency(
                    from,
                    size,
                    log.nodes().ofSpans(Span.consistency(from, size)),
                    log.ofSize(size).orElse(null));
        });
    }

    /**
     * Checkpoints, newest first. Of many at one size the first and the newest are kept.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    @Audited("audit.read-checkpoints")
    public CheckpointPage checkpoints(String cursor, int limit) {
        draft.entity(NOUN, null);
        if (limit < 1 || limit > MOST) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MOST + ".");
        }
        long before = cursor == null ? Long.MAX_VALUE : number(cursor);
        List<SignedCheckpoint> found = proofs.in(log -> log.checkpointsBefore(before, limit + 1));
        boolean more = found.size() > limit;
        List<SignedCheckpoint> shown = more ? found.subList(0, limit) : found;
        draft.meta("count", shown.size());
        return new CheckpointPage(shown, more ? cursor(shown.get(limit - 1)) : null);
    }

    /**
     * The newest checkpoint.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} before the first
     */
    @Audited("audit.read-checkpoints")
    public SignedCheckpoint latest() {
        draft.entity(NOUN, null);
        return proofs.in(ProvenLog::newest).orElseThrow(() -> DomainException.notFound("checkpoint"));
    }

    /** The public keys of all checkpoints, oldest first. Whoever verifies should have them from somebody else too. */
    @Audited("audit.read-checkpoints")
    public List<PublicKey> keys() {
        draft.entity(NOUN, null);
        return proofs.in(ProvenLog::keys);
    }

    private static String cursor(SignedCheckpoint last) {
        return new Cursor(Long.toString(last.number()), NO_ID).text(CURSOR);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(Cursor.parse(CURSOR, cursor).key());
        } catch (NumberFormatException notANumber) {
            throw Cursor.notOurs();
        }
    }
}
