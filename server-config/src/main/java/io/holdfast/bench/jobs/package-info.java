/** The job engine under load: small jobs per second, how soon they start, who waits behind whom, and what idling costs. */
package io.holdfast.bench.jobs;
