package io.holdfast.bench.audit;

/**
 * How much is measured.
 *
 * @param events that are loaded
 * @param seconds of each run of changes
 * @param rounds how often each run is made
 * @param warmUp seconds before anything counts
 * @param threads that change rows
 */
record AuditOptions(long events, int seconds, int rounds, int warmUp, int threads) {}
