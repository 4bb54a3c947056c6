/**
 * What clients did to a cluster and what came of it, with times of one monotonic clock, and what must hold of it whatever was
 * killed, paused or cut off meanwhile. An outcome that nobody knows counts as one that may have happened. Kept as a file, a
 * history replays: {@code ./holdfast bench history FILE}.
 */
package io.holdfast.bench.history;
