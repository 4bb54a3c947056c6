package io.holdfast.mail;

import java.time.Instant;

/**
 * A mail on its way.
 *
 * @param messageId the same at every attempt, so that a reader who gets it twice sees it once
 * @param date when it was made
 */
public record Outgoing(String kind, MailAddress to, String messageId, Instant date, Letter letter) {}
