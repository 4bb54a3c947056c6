package io.holdfast.rbac.model;

import io.holdfast.shared.id.UserId;

/** A member who gets a mail. */
public record Addressee(UserId user, String email, String name) {}
