package io.holdfast.verify.log;

import io.holdfast.verify.log.BlockCheck.Incarnation;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.tree.ConsistencyProof;
import io.holdfast.verify.tree.Hashes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the bundle's log contains the checkpoints that somebody kept, and between which of them it changes. */
final class KeptCheck {
    private enum Fit {
        CONTAINED,
        DIFFERS,
        NOT_SHOWN
    }

    private final Checkpoint checkpoint;
    private final EventsSeen seen;
    private final Map<Long, List<byte[]>> proofs;
    private final Findings findings;
    private final Hashes hashes = new Hashes();
    private final boolean acceptRestore;
    /** The largest kept size up to which the log is the one that was kept, 0 when there is none. */
    private long good;
    /** The smallest kept size from which on it is another, -1 when there is none. */
    private long bad = -1;

    private Checkpoint beyond;
    private Checkpoint lost;
    private long contained;
    private long notShown;
    private String restored = "";

    KeptCheck(
            Checkpoint checkpoint,
            EventsSeen seen,
            Map<Long, List<byte[]>> proofs,
            boolean acceptRestore,
            Findings findings) {
        this.checkpoint = checkpoint;
        this.seen = seen;
        this.proofs = proofs;
        this.acceptRestore = acceptRestore;
        this.findings = findings;
    }

    void check(KnownCheckpoints known) {
        var kept = known.ofTenant().stream()
                .sorted(Comparator.comparingLong(Checkpoint::size)
                        .thenComparingLong(one -> one.origin().incarnation()))
                .toList();
        for (var one : kept) {
            switch (fit(one)) {
                case CONTAINED -> {
                    contained++;
                    if (bad < 0) good = one.size();
                }
                case DIFFERS -> differs(one);
                case NOT_SHOWN -> notShown++;
            }
        }
        if (beyond != null) truncated(beyond);
        if (lost != null) forked(lost);
        timesInOrder(Stream.concat(kept.stream(), Stream.of(checkpoint))
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList());
        for (var newest : known.newest()) {
            if (fit(newest.checkpoint()) == Fit.NOT_SHOWN)
                findings.add(Finding.of(
                        Kind.INCONSISTENT,
                        "the bundle does not show that its log contains the newest checkpoint of " + newest.file()
                                + ", of size " + newest.checkpoint().size() + "; ask for a bundle that proves it"));
        }
    }

    private Fit fit(Checkpoint kept) {
        if (kept.size() > checkpoint.size()) return Fit.DIFFERS;
        if (kept.size() == checkpoint.size()) return fit(kept, checkpoint.root());
        var root = seen.root(kept.size());
        if (root.isPresent()) return fit(kept, root.get());
        var proof = proofs.get(kept.size());
        if (proof == null) return Fit.NOT_SHOWN;
        return ConsistencyProof.holds(kept.size(), kept.root(), checkpoint.size(), checkpoint.root(), proof, hashes)
                ? Fit.CONTAINED
                : Fit.DIFFERS;
    }

    private static Fit fit(Checkpoint kept, byte[] root) {
        return Arrays.equals(kept.root(), root) ? Fit.CONTAINED : Fit.DIFFERS;
    }

    /** They come by size, so the last one is the farthest. */
    private void differs(Checkpoint kept) {
        if (kept.origin().incarnation() != checkpoint.origin().incarnation()) lost = kept;
        else if (kept.size() > checkpoint.size()) beyond = kept;
        else inconsistent(kept);
    }

    private void truncated(Checkpoint kept) {
        findings.add(Finding.between(
                Kind.TRUNCATED,
                checkpoint.size(),
                kept.size(),
                "the bundle's log ends at size " + checkpoint.size() + " (" + checkpoint.time()
                        + "), but was signed with size " + kept.size() + " at " + kept.time()));
    }

    private void inconsistent(Checkpoint kept) {
        var first = bad < 0;
        if (first) bad = kept.size();
        if (seen.root(kept.size()).isEmpty() && kept.size() < checkpoint.size())
            findings.add(Finding.between(
                    Kind.PROOF_WRONG,
                    good,
                    kept.size(),
                    "the consistency proof from size " + kept.size()
                            + " does not lead from the kept root to the signed one"));
        else if (first)
            findings.add(Finding.between(
                    Kind.INCONSISTENT,
                    good,
                    kept.size(),
                    "the log differs from the kept checkpoint of size " + kept.size() + " of " + kept.time()
                            + lastGood()));
    }

    private String lastGood() {
        return good == 0 ? "" : "; up to the one of size " + good + " it is the same";
    }

    private void forked(Checkpoint kept) {
        var isOlder = kept.origin().incarnation() < checkpoint.origin().incarnation();
        var declared = isOlder ? declaration(kept) : Optional.<Incarnation>empty();
        if (declared.isPresent() && acceptRestore) {
            restored = "A restore lost positions from " + declared.get().position() + " to before " + kept.size()
                    + "; the event at position " + declared.get().position() + " declares it.";
            return;
        }
        findings.add(Finding.between(
                Kind.FORKED,
                declared.map(Incarnation::position).orElse(Math.min(good, kept.size() - 1)),
                kept.size(),
                isOlder
                        ? "the kept checkpoint of size " + kept.size()
                                + " is of an earlier incarnation, and events that it"
                                + " covers were lost"
                                + declared.map(one ->
                                                "; the event at position " + one.position() + " declares a restore")
                                        .orElse("; no event of the bundle declares it")
                        : "the log went on in incarnation " + kept.origin().incarnation()
                                + " from before the end of this bundle's"));
    }

    /** The event that says from which position on the kept checkpoint's log was lost. */
    private Optional<Incarnation> declaration(Checkpoint kept) {
        return seen.incarnations().stream()
                .filter(one -> one.position() < kept.size())
                .filter(one -> EventMeta.parse(one.meta())
                        .incarnation()
                        .filter(number -> number > kept.origin().incarnation()
                                && number <= checkpoint.origin().incarnation())
                        .isPresent())
                .findFirst();
    }

    private void timesInOrder(List<Checkpoint> bySize) {
        Checkpoint before = null;
        for (var one : bySize) {
            if (one.origin().incarnation() != checkpoint.origin().incarnation()) continue;
            if (before != null && one.time().isBefore(before.time().minus(Patience.TIME)))
                findings.add(Finding.between(
                        Kind.TIME_WRONG,
                        before.size(),
                        one.size(),
                        "the checkpoint of size " + one.size() + " has the time " + one.time()
                                + ", earlier than that of size " + before.size() + ", " + before.time()));
            before = one;
        }
    }

    /** Where the tree of the events leaves the signed one, as narrowly as kept checkpoints tell. */
    Finding rootDiffers(long from, long to) {
        var first = Math.max(good, from);
        var end = bad < 0 ? to : Math.min(bad, to);
        return Finding.between(
                Kind.ROOT_DIFFERS,
                Math.min(first, end - 1),
                end,
                "the tree of these events is not the one that was signed" + lastGood()
                        + (bad < 0 ? "" : "; at size " + bad + " it is another"));
    }

    long contained() {
        return contained;
    }

    long notShown() {
        return notShown;
    }

    String restored() {
        return restored;
    }
}
