package io.holdfast.audit.verification;

import io.holdfast.audit.model.EventKey;
import io.holdfast.audit.model.PositionedEvent;
import io.holdfast.audit.model.PositionedEvents;
import io.holdfast.audit.model.PositionedEvents.Accounted;
import io.holdfast.audit.model.PositionedEvents.Removable;
import io.holdfast.audit.model.PositionedEvents.Returned;
import io.holdfast.audit.model.ProvenLog;
import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Reads portions of the log of the caller's tenant, each in a transaction of its own: none is open as long as a verification runs. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class VerificationReading {
    static final int PORTION = 500;

    @Inject
    PositionedEvents events;

    @Inject
    CallerContext context;

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    /**
     * Where the log ends.
     *
     * @param positions by its last position
     * @param said by its head and its newest checkpoint, whichever says more
     * @param newest null before the first
     * @param removable what retention may have removed
     */
    public record Extent(
            long positions, long said, SignedCheckpoint newest, List<PublicKey> keys, List<Removable> removable) {}

    /** Some positions, in order, with the checkpoints whose sizes lie among them. */
    public record Portion(List<PositionedEvent> positions, List<SignedCheckpoint> checkpoints) {}

    public Extent extent() {
        return in(log -> {
            SignedCheckpoint newest = log.newest().orElse(null);
            return new Extent(
                    log.size(),
                    Math.max(log.head(), newest == null ? 0 : newest.size()),
                    newest,
                    log.keys(),
                    events.removable(context.tenant()));
        });
    }

    /** The positions from one on. */
    public Portion portion(long from) {
        List<PositionedEvent> positions = events.page(context.tenant(), from, PORTION);
        long to =
                positions.isEmpty() ? from : positions.get(positions.size() - 1).n() + 1;
        return new Portion(positions, in(log -> log.checkpointsOfSizes(from + 1, to)));
    }

    /** What is stored of these subtrees; what is not is absent. */
    public Map<Subtree, byte[]> stored(Collection<Subtree> subtrees) {
        return in(log -> {
            Map<Subtree, byte[]> found = new HashMap<>();
            for (Subtree subtree : subtrees) {
                log.stored(subtree).ifPresent(hash -> found.put(subtree, hash));
            }
            return found;
        });
    }

    /** The root that the log's own checkpoint of a size states. */
    public Optional<byte[]> rootOfSize(long size) {
        return in(log -> log.ofSize(size)).map(SignedCheckpoint::root);
    }

    /** The events after a place by time. @param after null for the first */
    public List<Accounted> accounted(EventKey after) {
        return events.accounted(context.tenant(), after, PORTION);
    }

    /** The first events in which an erased value is there again. */
    public List<Returned> returned() {
        return events.returned(context.tenant(), PORTION);
    }

    private <T> T in(Function<ProvenLog, T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.apply(new ProvenLog(connection, context.tenant()));
        } catch (SQLException e) {
            throw new EJBException("the numbered log cannot be read", e);
        }
    }
}
