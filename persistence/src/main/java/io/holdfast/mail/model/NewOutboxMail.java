package io.holdfast.mail.model;

import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.UserId;
import java.time.Instant;

/**
 * A mail to put into the outbox.
 *
 * @param key what it is about, so that the same reason makes one mail
 * @param to in lower case
 * @param user null for nobody who is a member
 * @param content sealed
 * @param expiresAt null when it stays true
 */
public record NewOutboxMail(
        MailId id,
        String key,
        String kind,
        String language,
        String to,
        UserId user,
        String subject,
        String content,
        String messageId,
        Instant expiresAt) {
    @Override
    public String toString() {
        return "NewOutboxMail[" + id + ", " + kind + "]";
    }
}
