package io.holdfast.mail.model;

import java.time.Instant;
import java.util.UUID;

/** Where a page of a list begins: behind the row of that time and id. */
public record MailPlace(Instant createdAt, UUID id) {}
