package io.holdfast.verify.log;

import io.holdfast.verify.event.EventReader;
import io.holdfast.verify.event.EventTime;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.tree.CompactRange;
import io.holdfast.verify.tree.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that can be said about a block of lines without the lines before it; blocks are checked side by side. Each line tells
 * its chain value, so each link is checked against the value that the line before tells; {@link RangeCheck} closes the gaps.
 */
final class BlockCheck {
    private static final byte[] INCARNATION = EventReader.quoted("audit.incarnation");

    private final Terms terms;
    private final EventReader event;
    private final Hashes hashes = new Hashes();
    private final RangeLine line = new RangeLine();
    private final byte[] tenant;
    private final byte[] absent;
    private final Result result = new Result();
    private CompactRange piece;
    private long pieceLatest;
    private long pieceLatestAt;
    private int nextCut;

    /** A stretch of lines that ends at a cut or with the block. @param latest the latest time of its events */
    record Piece(CompactRange leaves, long latest, long latestAt) {}

    /** An event that begins an incarnation. */
    record Incarnation(long position, byte[] meta) {}

    static final class Result {
        long first = -1;
        long next = -1;
        byte[] firstLeaf;
        byte[] firstChain;
        byte[] lastChain;
        final List<Piece> pieces = new ArrayList<>();
        /** Where the chain value does not follow from the one told before. */
        final List<Long> breaks = new ArrayList<>();

        final List<Incarnation> incarnations = new ArrayList<>();
        final Findings findings = new Findings();
        /** Why nothing behind {@link #next} was looked at; null when all was. */
        Finding stop;

        long events;
        long removed;
        long firstRemoved = -1;
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
    }

    BlockCheck(Terms terms) {
        this.terms = terms;
        this.event = new EventReader(terms.manifest().tenant());
        this.tenant = terms.tenant();
        this.absent = terms.absence().map(Absence::quotedUser).orElse(null);
    }

    Result check(LineBlocks.Block block) {
        var bytes = block.bytes();
        for (int from = 0; from < block.length() && result.stop == null; ) {
            var to = LineBlocks.endOfLine(bytes, from);
            line(bytes, from, to);
            from = to + 1;
        }
        endPiece();
        return result;
    }

    private void line(byte[] bytes, int from, int to) {
        if (!line.parse(bytes, from, to)) {
            result.stop = Finding.of(Kind.MALFORMED, "a line of events.jsonl is not of the format");
            return;
        }
        var n = line.position();
        if (result.first < 0) begin(n);
        if (n != result.next) {
            result.stop = outOfOrder(n, result.next);
            return;
        }
        var leaf = line.leaf() == null ? hashes.leaf(bytes, line.eventFrom(), line.eventTo()) : line.leaf();
        link(n, leaf);
        if (line.leaf() == null) event(n, bytes);
        else removed(n);
        if (nextCut < terms.cuts().length && terms.cuts()[nextCut] == n) {
            endPiece();
            piece = CompactRange.startingAt(n);
            nextCut++;
        }
        piece.append(leaf, hashes);
        if (line.leaf() == null && event.time() > pieceLatest) {
            pieceLatest = event.time();
            pieceLatestAt = n;
        }
        result.next = n + 1;
    }

    static Finding outOfOrder(long position, long expected) {
        if (position < expected)
            return Finding.at(Kind.POSITION_REPEATED, position, "position " + position + " comes again");
        return Finding.between(
                Kind.POSITION_MISSING,
                expected,
                position,
                position == expected + 1
                        ? "position " + expected + " is missing"
                        : "positions " + expected + " to " + (position - 1) + " are missing");
    }

    private void begin(long n) {
        result.first = n;
        result.next = n;
        piece = CompactRange.startingAt(n);
        pieceLatest = Long.MIN_VALUE;
        var found = Arrays.binarySearch(terms.cuts(), n);
        // A cut at the first line ends the block before.
        nextCut = found >= 0 ? found + 1 : -found - 1;
    }

    private void endPiece() {
        if (piece == null || piece.begin() == piece.end()) return;
        result.pieces.add(new Piece(piece, pieceLatest, pieceLatestAt));
        pieceLatest = Long.MIN_VALUE;
    }

    private void link(long n, byte[] leaf) {
        if (result.lastChain == null) {
            result.firstLeaf = leaf;
            result.firstChain = line.chain();
        } else if (!Arrays.equals(line.chain(), hashes.chain(tenant, n, result.lastChain, leaf))) {
            result.breaks.add(n);
        }
        result.lastChain = line.chain();
    }

    private void removed(long n) {
        result.removed++;
        if (result.firstRemoved < 0) result.firstRemoved = n;
        if (!terms.removed().covers(n))
            result.findings.add(Finding.at(
                    Kind.EVENT_MISSING,
                    n,
                    "the event at position " + n + " is missing, and no retention record says so"));
    }

    private void event(long n, byte[] bytes) {
        result.events++;
        event.read(bytes, line.eventFrom(), line.eventTo());
        EventRules.check(event, n, result.findings);
        if (event.time() == EventTime.NONE) return;
        result.earliest = Math.min(result.earliest, event.time());
        result.latest = Math.max(result.latest, event.time());
        if (absent != null
                && event.isBy(absent)
                && terms.absence().orElseThrow().covers(event.time()))
            result.findings.add(Finding.at(
                    Kind.PRESENT, n, "the event at position " + n + " is one that the proof of absence denies"));
        if (event.hasAction(INCARNATION)) result.incarnations.add(new Incarnation(n, event.meta()));
    }
}
