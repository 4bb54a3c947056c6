package io.holdfast.identity.usecase;

import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * Whom an administrator wants to invite, and to what.
 *
 * @param account the client organization; null for people of none
 * @param role the name of the first role
 * @param scope where it holds; null for the account, or the whole organization for people of none
 * @param from when the role begins; null for as soon as the person joins
 * @param to the first moment when it does not hold any more; null for ever
 * @param language of the mail, {@code de}; null for the organization's
 */
public record InvitationWish(
        String email, String name, UUID account, String role, Scope scope, Instant from, Instant to, String language) {}
