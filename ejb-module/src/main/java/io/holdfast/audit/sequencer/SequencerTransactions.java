package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.CheckpointRound;
import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.model.Numbering;
import io.holdfast.audit.model.SequencerDoors;
import io.holdfast.audit.model.SequencerDoors.Backlog;
import io.holdfast.audit.model.SequencerDoors.Finding;
import io.holdfast.audit.model.SequencerDoors.Installation;
import io.holdfast.audit.model.SequencerDoors.KnownHead;
import io.holdfast.audit.model.SequencerDoors.LastCheckpoint;
import io.holdfast.audit.model.UnnumberedEvent;
import io.holdfast.audit.proof.SigningKey;
import io.holdfast.cluster.Leadership;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The sequencer's own transactions, which belong to no tenant: door functions alone. Those that write begin with the confirmation
 * that this node still leads.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SequencerTransactions {
    private static final Logger LOG = Logger.getLogger(SequencerTransactions.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BLIND_BYTES = 32;
    private static final int MOST_CLEARED = 10_000;

    @Inject
    Leadership leadership;

    @Inject
    AuditKeys keys;

    @Inject
    SigningClock clock;

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    /**
     * What a new leader goes on from.
     *
     * @param keys the public keys that are known, with whether each was replaced
     */
    public record TakenOver(List<KnownHead> heads, int incarnation, Map<String, Boolean> keys, long findings) {}

    /** Takes over: makes the key known and says where the logs end. */
    public TakenOver begin() {
        leadership.confirm(Sequencer.NAME);
        return doors(doors -> {
            if (keys.current().isPresent()) {
                announce(doors, keys.current().get());
            }
            return new TakenOver(doors.heads(), doors.installation().incarnation(), doors.keys(), doors.findings());
        });
    }

    /** From now on the next key signs alone. */
    public void replaceKey() {
        leadership.confirm(Sequencer.NAME);
        doors(doors -> {
            SigningKey next = keys.next().orElseThrow();
            doors.announceKey(
                    next.verifier().toString(),
                    next.logName(),
                    keys.current().orElseThrow().verifier().toString());
            return null;
        });
    }

    /** Writes down that an incarnation began. */
    public void beginIncarnation(int number, String reason) {
        leadership.confirm(Sequencer.NAME);
        doors(doors -> {
            doors.beginIncarnation(number, reason);
            return null;
        });
    }

    private static void announce(SequencerDoors doors, SigningKey key) throws SQLException {
        Map<String, Boolean> known = doors.keys();
        String vkey = key.verifier().toString();
        if (!known.containsKey(vkey)) {
            if (known.containsValue(false)) {
                LOG.warning(() -> "checkpoints are signed by a key that no former one was replaced by: " + vkey);
            }
            doors.announceKey(vkey, key.logName(), null);
        }
    }

    public Backlog backlog() {
        return doors(SequencerDoors::backlog);
    }

    /**
     * What waits for a position.
     *
     * @param action only events of that action; null for all
     */
    public List<UnnumberedEvent> unnumbered(UUID after, int most, String action) {
        return doors(doors -> doors.unnumbered(after, most, action));
    }

    /** Writes positions; answers the database's time. */
    public Instant number(Numbering numbering) {
        leadership.confirm(Sequencer.NAME);
        return doors(doors -> {
            doors.number(numbering);
            return doors.now();
        });
    }

    /** Sets a head that is not what positions and tree say. */
    public void restoreHead(LogEnd end) {
        leadership.confirm(Sequencer.NAME);
        doors(doors -> {
            doors.restoreHead(end);
            return null;
        });
    }

    /** Events of a span of time that are neither pending nor numbered, and not on record yet. */
    public List<Finding> findUnnumbered(Instant from, Instant to) {
        return doors(doors -> doors.findUnnumbered(from, to, MOST_CLEARED));
    }

    public List<Finding> clearPending() {
        leadership.confirm(Sequencer.NAME);
        return doors(doors -> doors.clearPending(MOST_CLEARED));
    }

    /**
     * Signs the ends of logs and records that.
     *
     * @param signing one key, or both while one is replaced
     */
    public Map<UUID, LastCheckpoint> sign(List<LogEnd> ends, List<SigningKey> signing) {
        leadership.confirm(Sequencer.NAME);
        return doors(doors -> {
            Installation installation = doors.installation();
            var round = new CheckpointRound(
                    installation.tree(),
                    ends,
                    doors.blinds(proposedBlinds(ends)),
                    signing,
                    installation.incarnation(),
                    clock.signingTime(installation.readAt(), installation.lastSignedAt()));
            doors.record(round);
            Map<UUID, LastCheckpoint> signed = new HashMap<>();
            round.checkpoints()
                    .forEach(each -> signed.put(
                            each.tenant(),
                            new LastCheckpoint(
                                    each.checkpoint().size(),
                                    each.checkpoint().root(),
                                    round.signedAt(),
                                    each.checkpoint().origin(),
                                    each.note())));
            return signed;
        });
    }

    private static Map<UUID, byte[]> proposedBlinds(List<LogEnd> ends) {
        Map<UUID, byte[]> proposed = new HashMap<>();
        ends.forEach(end -> {
            byte[] secret = new byte[BLIND_BYTES];
            RANDOM.nextBytes(secret);
            proposed.put(end.tenant(), secret);
        });
        return proposed;
    }

    private interface Work<T> {
        T through(SequencerDoors doors) throws SQLException;
    }

    private <T> T doors(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.through(new SequencerDoors(connection));
        } catch (SQLException e) {
            throw new EJBException("the sequencer was refused", e);
        }
    }
}
