package io.holdfast.audit.proof;

/**
 * A complete subtree: 2^level leaves, beginning at leaf n * 2^level.
 *
 * @param level 0 is a leaf
 */
public record Subtree(int level, long n) {
    public Subtree {
        if (level < 0 || level >= Long.SIZE - 1 || n < 0) {
            throw new IllegalArgumentException("no subtree: " + level + ", " + n);
        }
    }

    /** The first leaf. */
    public long from() {
        return n << level;
    }

    /** The leaf after the last. */
    public long to() {
        return (n + 1) << level;
    }
}
