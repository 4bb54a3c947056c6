package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.VerifierKey;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Whether the logs are those that were signed last, and what happens when they are not: a database that was set back must not go
 * on under the names under which something else was signed.
 */
@ApplicationScoped
public class Incarnations {
    static final String ACTION = "audit.incarnation";

    private static final Logger LOG = Logger.getLogger(Incarnations.class.getName());

    @Inject
    Mirrors mirrors;

    @Inject
    MirrorTransactions progress;

    @Inject
    ReadingLogs reading;

    @Inject
    SequencerTransactions transactions;

    @Inject
    AnnouncingIncarnation announcing;

    @Inject
    RunAs runAs;

    /**
     * The mirrored checkpoints that their logs do not contain.
     *
     * @param keys of this installation: what another signed counts for nothing
     */
    List<Checkpoint> forks(String logName, int incarnation, Collection<VerifierKey> keys, Collection<LogEnd> ends) {
        Map<UUID, LogEnd> logs = new HashMap<>();
        ends.forEach(end -> logs.put(end.tenant(), end));
        List<Checkpoint> forks = new ArrayList<>();
        newestMirrored(keys).forEach((origin, checkpoint) -> Origin.of(origin)
                .filter(named ->
                        named.logName().equals(logName) && named.tenant().isPresent())
                .filter(named -> named.incarnation() > incarnation
                        || (named.incarnation() == incarnation
                                && !contains(
                                        named.tenant().get(),
                                        logs.get(named.tenant().get()),
                                        checkpoint)))
                .ifPresent(named -> forks.add(checkpoint)));
        return forks;
    }

    /** The number after all that are known. */
    static int next(int incarnation, Collection<Checkpoint> forks) {
        return 1
                + forks.stream()
                        .flatMap(fork -> Origin.of(fork.origin()).stream())
                        .mapToInt(Origin::incarnation)
                        .reduce(incarnation, Math::max);
    }

    /**
     * Begins an incarnation: first the event in every log, then the incarnation itself. A leader that dies in between leaves
     * events, and its successor begins again.
     *
     * @param forks checkpoints that their logs do not contain
     */
    void begin(int number, Collection<LogEnd> ends, Collection<Checkpoint> forks) {
        Map<UUID, Checkpoint> lost = new HashMap<>();
        forks.forEach(
                fork -> Origin.of(fork.origin()).flatMap(Origin::tenant).ifPresent(tenant -> lost.put(tenant, fork)));
        LOG.severe(() -> "the audit log does not contain what was signed: incarnation " + number + " begins. "
                + (forks.isEmpty()
                        ? ""
                        : "Lost: "
                                + forks.stream()
                                        .map(f -> f.origin() + " size " + f.size())
                                        .toList())
                + " (docs/runbooks/audit-proof.md)");
        for (LogEnd end : ends) {
            var tenant = new TenantId(end.tenant());
            runAs.call(RunAs.system(Sequencer.NAME, tenant, Permission.OPERATE), () -> {
                announcing.announce(number, end.size(), lost.get(end.tenant()));
                return null;
            });
        }
        transactions.beginIncarnation(
                number,
                forks.stream()
                        .map(fork -> fork.origin() + " size " + fork.size())
                        .findFirst()
                        .orElse("a log that does not contain its checkpoint"));
    }

    private boolean contains(UUID tenant, LogEnd end, Checkpoint checkpoint) {
        if (end == null || end.size() < checkpoint.size()) {
            return false;
        }
        var id = new TenantId(tenant);
        byte[] root = runAs.call(
                RunAs.system(Sequencer.NAME, id, Permission.OPERATE), () -> reading.root(id, checkpoint.size()));
        return Arrays.equals(root, checkpoint.root());
    }

    private Map<String, Checkpoint> newestMirrored(Collection<VerifierKey> keys) {
        MirrorFile file = mirrors.file();
        Map<String, Checkpoint> newest = new HashMap<>();
        if (file == null) {
            return newest;
        }
        try {
            var known = Optional.ofNullable(progress.progress(file.name()));
            long place = known.map(p -> p.place()).orElse(0L);
            if (file.length() < place) {
                LOG.severe(
                        () -> "the mirror of the audit log is shorter than it was: checkpoints were taken out of it");
            }
            for (String note : file.notesFrom(place)) {
                Checkpoint.of(note)
                        .filter(checkpoint -> keys.stream().anyMatch(key -> checkpoint.isSignedBy(key, note)))
                        .ifPresent(checkpoint -> newest.merge(
                                checkpoint.origin(),
                                checkpoint,
                                (one, other) -> one.size() > other.size() ? one : other));
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException("the mirror of the audit log cannot be read", e);
        }
    }
}
