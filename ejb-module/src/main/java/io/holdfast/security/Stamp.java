package io.holdfast.security;

/**
 * Under which epoch something was read. Equal stamps mean that no right of the tenant changed between the two moments.
 *
 * @param incarnation of the database; epochs of two incarnations do not compare
 */
public record Stamp(String incarnation, long epoch) {}
