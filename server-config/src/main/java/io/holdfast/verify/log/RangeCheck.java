package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.event.EventTime;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.tree.CompactRange;
import io.holdfast.verify.tree.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All events of a range in order, in constant memory: blocks of lines are checked on all processors and joined here. Where lines
 * are not one after the other it ends, because everything behind would be guesswork.
 */
final class RangeCheck {
    private static final int MAX_BREAKS = 100_000;

    private final Terms terms;
    private final Checkpoint checkpoint;
    private final RangeProof proof;
    private final Map<Long, Long> times;
    private final Findings findings;
    private final Hashes hashes = new Hashes();
    private final CompactRange tree;
    private final EventsSeen seen = new EventsSeen();
    private final List<Long> breaks = new ArrayList<>();
    private final List<BlockCheck.Incarnation> incarnations = new ArrayList<>();
    private byte[] chain;
    private long latest = Long.MIN_VALUE;
    private long latestAt;
    private boolean stopped;

    private record Running(LineBlocks.Block block, Future<BlockCheck.Result> result) {}

    /** @param times of known checkpoints by size, in microseconds since 1970 */
    RangeCheck(Terms terms, Checkpoint checkpoint, RangeProof proof, Map<Long, Long> times, Findings findings) {
        this.terms = terms;
        this.checkpoint = checkpoint;
        this.proof = proof;
        this.times = times;
        this.findings = findings;
        this.tree = proof.left();
        this.chain = proof.previousChain();
        seen.checkedTo = terms.manifest().from();
    }

    EventsSeen check(Bundle bundle) throws MalformedException {
        for (var prefix : tree.prefixes()) seen.root(prefix.end(), prefix.root(hashes));
        var processors = Runtime.getRuntime().availableProcessors();
        var pool = Executors.newFixedThreadPool(processors);
        try (var in = bundle.stream(Entry.EVENTS)) {
            read(in, pool, processors + 2);
        } catch (IOException e) {
            stop(Finding.of(Kind.MALFORMED, Bundle.unpackable(Entry.EVENTS).getMessage()));
        } finally {
            pool.shutdownNow();
        }
        end();
        return seen;
    }

    private void read(InputStream in, ExecutorService pool, int ahead) throws IOException {
        var blocks = new LineBlocks(in, Entry.EVENTS.file());
        Deque<Running> running = new ArrayDeque<>();
        Finding broken = null;
        while (!stopped && broken == null) {
            try {
                var block = blocks.next();
                if (block == null) break;
                running.add(new Running(block, pool.submit(() -> new BlockCheck(terms).check(block))));
            } catch (MalformedException e) {
                broken = Finding.of(Kind.MALFORMED, e.getMessage());
            }
            if (running.size() > ahead) join(blocks, running.remove());
        }
        while (!stopped && !running.isEmpty()) join(blocks, running.remove());
        if (!stopped && broken != null) stop(broken);
    }

    private void join(LineBlocks blocks, Running running) {
        try {
            var result = running.result.get();
            blocks.reuse(running.block);
            join(result);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void join(BlockCheck.Result block) {
        if (block.first >= 0 && block.first != seen.checkedTo) {
            stop(BlockCheck.outOfOrder(block.first, seen.checkedTo));
            return;
        }
        if (block.lastChain != null) {
            if (!Arrays.equals(block.firstChain, hashes.chain(terms.tenant(), block.first, chain, block.firstLeaf)))
                addBreak(block.first);
            block.breaks.forEach(this::addBreak);
            chain = block.lastChain;
            seen.checkedTo = block.next;
        }
        for (var piece : block.pieces) {
            tree.append(piece.leaves(), hashes);
            time(piece);
            if (Arrays.binarySearch(terms.cuts(), tree.end()) >= 0) seen.root(tree.end(), tree.root(hashes));
        }
        findings.addAll(block.findings);
        incarnations.addAll(block.incarnations);
        seen.events += block.events;
        seen.removed += block.removed;
        if (seen.firstRemoved < 0) seen.firstRemoved = block.firstRemoved;
        seen.earliest = Math.min(seen.earliest, block.earliest);
        seen.latest = Math.max(seen.latest, block.latest);
        if (block.stop != null) stop(place(block.stop));
        else if (seen.checkedTo > terms.manifest().to())
            stop(Finding.at(
                    Kind.MALFORMED,
                    terms.manifest().to(),
                    "events.jsonl goes on behind the last position of the bundle"));
    }

    /** A line that cannot be read says no position, so it is the next one that is wrong. */
    private Finding place(Finding stop) {
        return stop.hasPlace() ? stop : Finding.at(stop.kind(), seen.checkedTo, stop.sentence());
    }

    private void addBreak(long position) {
        if (breaks.size() < MAX_BREAKS) breaks.add(position);
    }

    /** No event is later than the first checkpoint that covers it. */
    private void time(BlockCheck.Piece piece) {
        if (piece.latest() > latest) {
            latest = piece.latest();
            latestAt = piece.latestAt();
        }
        covered();
    }

    private void covered() {
        var covering = times.get(tree.end());
        if (covering == null) return;
        if (latest > covering + Patience.MICROS)
            findings.add(Finding.at(
                    Kind.TIME_WRONG,
                    latestAt,
                    "the event at position " + latestAt + " has the time " + EventTime.instant(latest)
                            + ", later than the checkpoint of size " + tree.end() + " that covers it, of "
                            + EventTime.instant(covering)));
        latest = Long.MIN_VALUE;
    }

    private void stop(Finding finding) {
        stopped = true;
        findings.add(finding);
    }

    private void end() {
        var manifest = terms.manifest();
        if (!stopped && seen.checkedTo < manifest.to()) stop(BlockCheck.outOfOrder(manifest.to(), seen.checkedTo));
        seen.incarnations(incarnations);
        seen.isWhole = !stopped;
        if (stopped) {
            chainFindings(false);
            return;
        }
        for (var part : proof.right().parts()) {
            tree.append(part, hashes);
            seen.root(tree.end(), tree.root(hashes));
        }
        covered();
        var root = tree.root(hashes);
        seen.root(tree.end(), root);
        seen.isRootRight = Arrays.equals(root, checkpoint.root());
        chainFindings(seen.isRootRight);
    }

    /**
     * Says where the chain is broken. One link alone that does not fit means that the event is not the one that was chained, since
     * the next link builds on the value told. Then it may as well be the event before, when its chain value was computed anew:
     * the two look the same. With the right root the events are the right ones, and chain values were changed.
     */
    private void chainFindings(boolean isRootRight) {
        for (int i = 0; i < breaks.size(); ) {
            var first = breaks.get(i);
            var run = 1;
            while (i + run < breaks.size() && breaks.get(i + run) == first + run) run++;
            if (run > 1 || isRootRight) findings.add(broken(first, run));
            else findings.add(changed(first));
            i += run;
        }
    }

    private Finding changed(long position) {
        var sentence = "the event at position " + position + " was changed";
        return position == terms.manifest().from()
                ? Finding.at(Kind.EVENT_CHANGED, position, sentence)
                : Finding.between(
                        Kind.EVENT_CHANGED,
                        position - 1,
                        position + 1,
                        sentence + ", or the one before it together with its chain value");
    }

    private static Finding broken(long position, int links) {
        var more = links == 1 ? "" : ", and at the " + (links - 1) + " behind it";
        return Finding.at(Kind.CHAIN_BROKEN, position, "the chain breaks at position " + position + more);
    }
}
