/**
 * What a log still tells when everything fails at once: which request failed and why, each on a line of its own, and the whole
 * stack trace of a kind of failure once a minute. Knows nobody who logs.
 */
package io.holdfast.shared.log;
