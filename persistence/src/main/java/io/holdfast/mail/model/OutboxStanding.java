package io.holdfast.mail.model;

import java.time.Instant;

/**
 * How the outbox of one tenant stands.
 *
 * @param waiting how many mails are to be sent
 * @param oldest since when the oldest of them waits; null when none does
 * @param lastError what the latest failed attempt of the waiting ones was answered; null when none failed
 * @param unsentOfToday how many came to an end without being sent within a day
 */
public record OutboxStanding(long waiting, Instant oldest, String lastError, long unsentOfToday) {}
