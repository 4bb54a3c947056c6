package io.holdfast.audit.model;

/**
 * What the log holds at a position, exactly as it is stored: nothing here was checked.
 *
 * @param n the position, from 0
 * @param chain the stored hash of the chain at this position: 32 bytes
 * @param leaf the stored leaf hash: 32 bytes
 * @param canonical the event's bytes; null when the event is not there any more
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record ProvenEvent(long n, byte[] chain, byte[] leaf, byte[] canonical) {}
