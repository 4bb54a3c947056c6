package io.holdfast.audit.proof;

import static io.holdfast.audit.proof.TreeHashes.LENGTH;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A tree that grows: only the roots of the complete subtrees that make it up are known, largest first. Enough to append leaves and
 * to tell the root.
 */
public final class CompactRange {
    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    /** A tree without leaves. */
    public CompactRange() {}

    /** @param frontier the roots one after the other, as {@link #frontier} says them */
    public CompactRange(long size, byte[] frontier) {
        if (size < 0 || frontier.length != Long.bitCount(size) * LENGTH) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has another frontier");
        }
        this.size = size;
        roots.addAll(TreeHashes.apart(frontier));
    }

    public CompactRange copy() {
        return new CompactRange(size, frontier());
    }

    public long size() {
        return size;
    }

    /** The roots of the complete subtrees one after the other, largest first. */
    public byte[] frontier() {
        byte[] all = new byte[roots.size() * LENGTH];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i), 0, all, i * LENGTH, LENGTH);
        }
        return all;
    }

    /**
     * Appends the hash of a leaf.
     *
     * @param completed is told each subtree of more than one leaf that this completes
     */
    public void append(byte[] leaf, BiConsumer<Subtree, byte[]> completed) {
        byte[] hash = leaf;
        int level = 0;
        for (long left = size; (left & 1) == 1; left >>= 1) {
            hash = TreeHashes.node(roots.remove(roots.size() - 1), hash);
            level++;
            completed.accept(new Subtree(level, size >> level), hash);
        }
        roots.add(hash);
        size++;
    }

    /** The hash of the whole tree. */
    public byte[] root() {
        return roots.isEmpty() ? TreeHashes.empty() : fold(roots);
    }

    /**
     * Joins the roots of adjacent complete subtrees, from the right.
     *
     * @param parts at least one
     */
    static byte[] fold(List<byte[]> parts) {
        byte[] hash = parts.get(parts.size() - 1);
        for (int i = parts.size() - 2; i >= 0; i--) {
            hash = TreeHashes.node(parts.get(i), hash);
        }
        return hash;
    }
}
