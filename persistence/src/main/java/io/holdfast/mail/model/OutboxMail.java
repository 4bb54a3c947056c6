package io.holdfast.mail.model;

import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.UserId;
import java.time.Instant;

/**
 * A mail as people may see it: everything but its content.
 *
 * @param user the member it is for; null when it is for nobody who is one
 * @param attempts how often it was tried since it was queued
 * @param lastError what the last attempt was answered; null when nothing went wrong
 * @param queuedAt when it was made, or when somebody last had it tried again
 * @param lastAttemptAt null before the first attempt
 * @param finishedAt when it came to its end; null while it waits
 * @param expiresAt when what it says ends; null when that stays true
 * @param sendable its content is still there
 */
public record OutboxMail(
        MailId id,
        String kind,
        String language,
        String to,
        UserId user,
        String subject,
        String messageId,
        MailState state,
        int attempts,
        String lastError,
        Instant createdAt,
        Instant queuedAt,
        Instant lastAttemptAt,
        Instant finishedAt,
        Instant expiresAt,
        boolean sendable) {}
