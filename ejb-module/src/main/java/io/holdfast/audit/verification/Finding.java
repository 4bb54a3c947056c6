package io.holdfast.audit.verification;

/**
 * Something in a log that is not as it was proven.
 *
 * @param kind as in docs/AUDIT-PROOF.md
 * @param position the first position where it shows; null when it shows at none
 * @param event its id; null when it is about no single event
 * @param says in words for people, without values of the event
 */
public record Finding(String kind, Long position, String event, String says) {}
