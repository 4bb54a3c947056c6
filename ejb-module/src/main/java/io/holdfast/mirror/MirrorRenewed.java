package io.holdfast.mirror;

/**
 * Rows of a mirror were renewed. Fired in the transaction that did it: observe it after success.
 *
 * @param whole false when only a part of it was read, so that the mirror's own age is what it was
 */
public record MirrorRenewed(MirrorId id, boolean whole) {}
