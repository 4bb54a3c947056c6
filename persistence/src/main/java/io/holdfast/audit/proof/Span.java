package io.holdfast.audit.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive leaves whose tree hash (MTH of RFC 6962) a proof names.
 *
 * @param from the first leaf
 * @param to the leaf after the last
 */
public record Span(long from, long to) {
    public Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no leaves: " + from + ".." + to);
        }
    }

    /**
     * The audit path of a leaf, RFC 6962 2.1.1: from the leaf up.
     *
     * @throws IllegalArgumentException when the tree has no such leaf
     */
    public static List<Span> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("no leaf " + leaf + " of " + size);
        }
        List<Span> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return path;
    }

    /**
     * The consistency proof between two sizes, RFC 6962 2.1.2. Empty when they are the same.
     *
     * @throws IllegalArgumentException unless 0 < older <= newer
     */
    public static List<Span> consistency(long older, long newer) {
        if (older <= 0 || older > newer) {
            throw new IllegalArgumentException("no proof from " + older + " to " + newer);
        }
        List<Span> proof = new ArrayList<>();
        subproof(older, 0, newer, true, proof);
        return proof;
    }

    /** The complete subtrees that make up the leaves before a position, largest first. */
    public static List<Subtree> left(long from) {
        return from == 0 ? List.of() : new Span(0, from).subtrees();
    }

    /** The complete subtrees that lead from a position to the tree's size: each the largest that begins there and fits. */
    public static List<Subtree> right(long to, long size) {
        return to == size ? List.of() : new Span(to, size).subtrees();
    }

    /** The complete subtrees that make this up, from left to right: each the largest that begins there and fits. */
    public List<Subtree> subtrees() {
        List<Subtree> parts = new ArrayList<>();
        long at = from;
        while (at < to) {
            int fits = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            int level = at == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(at));
            parts.add(new Subtree(level, at >> level));
            at += 1L << level;
        }
        return parts;
    }

    private static void path(long leaf, long from, long to, List<Span> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            path(leaf, from, middle, path);
            path.add(new Span(middle, to));
        } else {
            path(leaf, middle, to, path);
            path.add(new Span(from, middle));
        }
    }

    private static void subproof(long older, long from, long to, boolean whole, List<Span> proof) {
        if (older == to) {
            if (!whole) {
                proof.add(new Span(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            subproof(older, from, middle, whole, proof);
            proof.add(new Span(middle, to));
        } else {
            subproof(older, middle, to, false, proof);
            proof.add(new Span(from, middle));
        }
    }

    /** The largest power of two below a number. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
