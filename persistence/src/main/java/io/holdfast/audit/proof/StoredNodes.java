package io.holdfast.audit.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A tree of which leaves are kept and the roots of complete subtrees of 2^8, 2^16 … leaves: any hash within it is had from at most
 * 256 of one level, and all of one proof in one question.
 */
public final class StoredNodes {
    /** Levels that are kept: every so manyth. */
    public static final int STEP = 8;

    private final Source source;

    /**
     * Neighbouring complete subtrees of one level.
     *
     * @param level 0 (leaves) or a multiple of {@link #STEP}
     * @param from the first
     * @param to the one after the last
     */
    public record Row(int level, long from, long to) {
        long length() {
            return to - from;
        }
    }

    /** Where hashes are kept. */
    @FunctionalInterface
    public interface Source {
        /** The hashes of each row, in their order; of a row of which the log has lost some, fewer. */
        List<List<byte[]>> hashes(List<Row> rows);
    }

    /** A log lacks hashes that it must hold. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(Row row) {
            super("hashes " + row.from() + " to " + row.to() + " of level " + row.level() + " are missing");
        }
    }

    public StoredNodes(Source source) {
        this.source = source;
    }

    /** True for a level that is kept beside the leaves. */
    public static boolean keeps(int level) {
        return level > 0 && level % STEP == 0;
    }

    /** The tree hashes of spans, in their order. @throws Missing when the log lacks something */
    public List<byte[]> ofSpans(List<Span> spans) {
        Map<Subtree, byte[]> known =
                read(spans.stream().flatMap(span -> span.subtrees().stream()).toList());
        return spans.stream()
                .map(span -> CompactRange.fold(
                        span.subtrees().stream().map(known::get).toList()))
                .toList();
    }

    /** The hashes of complete subtrees, in their order. @throws Missing when the log lacks something */
    public List<byte[]> ofSubtrees(List<Subtree> subtrees) {
        Map<Subtree, byte[]> known = read(subtrees);
        return subtrees.stream().map(known::get).toList();
    }

    /** The tree of that size, to go on from or to tell the root of. @throws Missing when the log lacks something */
    public CompactRange range(long size) {
        var frontier = new ByteArrayOutputStream();
        ofSubtrees(Span.left(size)).forEach(frontier::writeBytes);
        return new CompactRange(size, frontier.toByteArray());
    }

    private Map<Subtree, byte[]> read(Collection<Subtree> wanted) {
        Map<Integer, SortedMap<Long, Long>> ranges = new HashMap<>();
        for (Subtree subtree : wanted) {
            int level = subtree.level() / STEP * STEP;
            ranges.computeIfAbsent(level, l -> new TreeMap<>())
                    .merge(subtree.from() >> level, subtree.to() >> level, Math::max);
        }
        List<Row> rows = new ArrayList<>();
        ranges.forEach((level, wantedRanges) ->
                merged(wantedRanges).forEach(range -> rows.add(new Row(level, range.from(), range.to()))));
        Map<Subtree, byte[]> stored = stored(rows);
        Map<Subtree, byte[]> known = new HashMap<>();
        wanted.forEach(subtree -> known.put(subtree, hash(subtree, stored)));
        return known;
    }

    /** Neighbours are read together. */
    private static Stream<Span> merged(SortedMap<Long, Long> ranges) {
        List<Span> merged = new ArrayList<>();
        ranges.forEach((from, to) -> {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.to() >= from) {
                merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.to(), to)));
            } else {
                merged.add(new Span(from, to));
            }
        });
        return merged.stream();
    }

    private Map<Subtree, byte[]> stored(List<Row> rows) {
        Map<Subtree, byte[]> stored = new HashMap<>();
        List<List<byte[]>> all = rows.isEmpty() ? List.of() : source.hashes(rows);
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            List<byte[]> hashes = all.get(r);
            if (hashes.size() != row.length()) {
                throw new Missing(row);
            }
            for (int i = 0; i < hashes.size(); i++) {
                stored.put(new Subtree(row.level(), row.from() + i), hashes.get(i));
            }
        }
        return stored;
    }

    private static byte[] hash(Subtree subtree, Map<Subtree, byte[]> stored) {
        byte[] known = stored.get(subtree);
        if (known != null) {
            return known;
        }
        int below = subtree.level() - 1;
        return TreeHashes.node(
                hash(new Subtree(below, subtree.n() * 2), stored),
                hash(new Subtree(below, subtree.n() * 2 + 1), stored));
    }
}
