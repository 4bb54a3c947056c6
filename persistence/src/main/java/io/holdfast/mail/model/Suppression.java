package io.holdfast.mail.model;

import java.time.Instant;
import java.util.UUID;

/**
 * An address that gets no mail.
 *
 * @param hint enough of the address to recognize it, {@code u…@acme.example}
 * @param reason what the mail server said
 */
public record Suppression(UUID id, String hint, String reason, Instant createdAt) {}
