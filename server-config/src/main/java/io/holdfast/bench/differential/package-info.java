/**
 * Evaluator, snapshot and SQL over organizations made at random: one answer, a million times. An organization comes from its seed, so
 * whatever differs is made again.
 */
package io.holdfast.bench.differential;
