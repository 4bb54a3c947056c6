package io.holdfast.verify.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The leaves from {@code begin} to before {@code end} as the roots of the complete subtrees that make them up: at each place the
 * largest whose size divides its first position and which ends in time. Two that are neighbours can be joined, so parts of a log
 * are hashed independently.
 */
public final class CompactRange {
    private final long begin;
    private long end;
    private final List<Subtree> subtrees = new ArrayList<>();

    private record Subtree(long begin, long size, byte[] root) {}

    private CompactRange(long begin) {
        this.begin = begin;
        this.end = begin;
    }

    public static CompactRange startingAt(long begin) {
        return new CompactRange(begin);
    }

    /**
     * The range whose roots are known.
     *
     * @throws IllegalArgumentException when it is not made of so many subtrees
     */
    public static CompactRange of(long begin, long end, List<byte[]> roots) {
        var range = new CompactRange(begin);
        for (var root : roots) {
            if (range.end >= end)
                throw new IllegalArgumentException(roots.size() + " hashes are too many for " + begin + " to " + end);
            var size = largest(range.end, end);
            range.subtrees.add(new Subtree(range.end, size, root));
            range.end += size;
        }
        if (range.end != end)
            throw new IllegalArgumentException(roots.size() + " hashes are too few for " + begin + " to " + end);
        return range;
    }

    private static long largest(long begin, long end) {
        var fits = Long.highestOneBit(end - begin);
        return begin == 0 ? fits : Math.min(fits, Long.lowestOneBit(begin));
    }

    public long begin() {
        return begin;
    }

    public long end() {
        return end;
    }

    public void append(byte[] leaf, Hashes hashes) {
        append(1, leaf, hashes);
    }

    /** Joins the range that begins where this one ends. */
    public void append(CompactRange next, Hashes hashes) {
        if (next.begin != end) throw new IllegalArgumentException(next.begin + " does not follow " + end);
        for (var subtree : next.subtrees) append(subtree.size, subtree.root, hashes);
    }

    /** The first part of this range that ends after a whole number of its subtrees; for telling roots within it. */
    public List<CompactRange> prefixes() {
        var all = new ArrayList<CompactRange>();
        for (int i = 1; i <= subtrees.size(); i++) {
            var prefix = new CompactRange(begin);
            prefix.subtrees.addAll(subtrees.subList(0, i));
            prefix.end = subtrees.get(i - 1).begin + subtrees.get(i - 1).size;
            all.add(prefix);
        }
        return all;
    }

    /** The subtrees of this range, each as a range. */
    public List<CompactRange> parts() {
        var parts = new ArrayList<CompactRange>();
        for (var subtree : subtrees) parts.add(of(subtree.begin, subtree.begin + subtree.size, List.of(subtree.root)));
        return parts;
    }

    /** The root of the tree of {@link #end()} leaves, of a range that begins at 0. */
    public byte[] root(Hashes hashes) {
        if (begin != 0) throw new IllegalStateException("no root without the first leaf");
        if (subtrees.isEmpty()) return hashes.nothing();
        var root = subtrees.get(subtrees.size() - 1).root;
        for (int i = subtrees.size() - 2; i >= 0; i--) root = hashes.node(subtrees.get(i).root, root);
        return root;
    }

    private void append(long size, byte[] root, Hashes hashes) {
        var joined = new Subtree(end, size, root);
        end += size;
        while (!subtrees.isEmpty()) {
            var before = subtrees.get(subtrees.size() - 1);
            if (before.size != joined.size || before.begin % (2 * before.size) != 0) break;
            subtrees.remove(subtrees.size() - 1);
            joined = new Subtree(before.begin, 2 * before.size, hashes.node(before.root, joined.root));
        }
        subtrees.add(joined);
    }
}
