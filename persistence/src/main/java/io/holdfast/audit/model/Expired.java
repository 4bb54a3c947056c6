package io.holdfast.audit.model;

import java.time.Instant;

/**
 * Events that a tenant need not keep any longer.
 *
 * @param from the first of their positions
 * @param to the position behind the last
 * @param events how many there are; others between these positions are held, or gone
 * @param cutoff all are older
 */
public record Expired(long from, long to, long events, Instant cutoff) {}
