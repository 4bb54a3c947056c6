package io.holdfast.mail.rest;

import io.holdfast.mail.model.MailState;
import io.holdfast.mail.model.OutboxMail;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mail without what it says; members without a value are absent. */
@Schema(name = "Mail")
public record MailBody(
        String id,

        @Schema(example = "invitation") String kind,

        @Schema(enumeration = {"en", "de", "fr", "es"}) String language,

        @Schema(example = "user@acme.example") String toAddress,

        @Schema(description = "the member it is for; absent for nobody who is one")
        String userId,

        String subject,
        String messageId,

        @Schema(enumeration = {"WAITING", "SENT", "BOUNCED", "SUPPRESSED", "FAILED"})
        String state,

        @Schema(description = "since it was queued") int attempts,

        @Schema(description = "what the last attempt was answered")
        String lastError,

        @Schema(ref = ApiDescription.TIME) Instant createdAt,

        @Schema(ref = ApiDescription.TIME) Instant lastAttemptAt,

        @Schema(ref = ApiDescription.TIME) Instant sentAt,

        @Schema(ref = ApiDescription.TIME) Instant finishedAt,

        @Schema(ref = ApiDescription.TIME) Instant expiresAt,

        @Schema(description = "it came to its end unsent and can be tried again")
        boolean retryable) {
    static MailBody of(OutboxMail mail) {
        boolean sent = mail.state() == MailState.SENT;
        return new MailBody(
                mail.id().toString(),
                mail.kind(),
                mail.language(),
                mail.to(),
                mail.user() == null ? null : mail.user().toString(),
                mail.subject(),
                mail.messageId(),
                mail.state().name(),
                mail.attempts(),
                mail.lastError(),
                mail.createdAt(),
                mail.lastAttemptAt(),
                sent ? mail.finishedAt() : null,
                mail.finishedAt(),
                mail.expiresAt(),
                mail.sendable() && mail.state() != MailState.WAITING);
    }
}
