package io.holdfast.bench.jobs;

/**
 * How much is measured.
 *
 * @param jobs of one run
 * @param backlog jobs of the busy tenant
 * @param seconds of the paced runs
 * @param rounds how often the first run is made
 * @param workers per node
 */
record JobsOptions(int jobs, int backlog, int seconds, int rounds, int workers, int nodes) {}
