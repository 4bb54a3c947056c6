/**
 * {@code ./holdfast bench faults}: clients work while nodes and the database are killed and made to stand still. What they did and
 * saw is a history, and the history has to be clean. The same seed brings the same faults in the same order.
 */
package io.holdfast.bench.faults;
