/**
 * Benchmarks, {@code ./holdfast bench NAME}: measured on a product of their own, started for it in a temporary home. Their exit
 * code speaks of right answers, never of time. A process of its own beside the launcher, which knows no class of it.
 */
package io.holdfast.bench;
