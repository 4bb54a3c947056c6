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
 * 256 of one level, and all of one proof in a few reads.
 */
public final class StoredNodes {
    /** Levels that are kept: every so manyth. */
    public static final int STEP = 8;

    private final Source source;

    /** Where hashes are kept. */
    @FunctionalInterface
    public interface Source {
        /**
         * The hashes of complete subtrees of one level.
         *
         * @param level 0 (leaves) or a multiple of {@link #STEP}
         * @param from the first
         * @param to the one after the last
         * @return all of them in order; fewer when the log has lost some
         */
        List<byte[]> hashes(int level, long from, long to);
    }

    /** A log lacks hashes that it must hold. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(int level, long from, long to) {
            super("hashes " + from + " to " + to + " of level " + level + " are missing");
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
        Map<Subtree, byte[]> stored = new HashMap<>();
        ranges.forEach((level, wantedRanges) ->
                merged(wantedRanges).forEach(range -> fetch(level, range.from(), range.to(), stored)));
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

    private void fetch(int level, long from, long to, Map<Subtree, byte[]> stored) {
        List<byte[]> hashes = source.hashes(level, from, to);
        if (hashes.size() != to - from) {
            throw new Missing(level, from, to);
        }
        for (int i = 0; i < hashes.size(); i++) {
            stored.put(new Subtree(level, from + i), hashes.get(i));
        }
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
