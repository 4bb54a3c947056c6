/**
 * {@code ./holdfast bench cluster}: how soon a revoke holds on all nodes, and what people notice when one of them is killed. What
 * clients do and see is kept as a history and checked as a whole.
 */
package io.holdfast.bench.cluster;
