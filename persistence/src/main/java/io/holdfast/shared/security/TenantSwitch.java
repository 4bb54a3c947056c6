package io.holdfast.shared.security;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who runs the platform acts in another organization (ADR 43). By the database's time.
 *
 * @param id under which both logs have it
 * @param home where the person and their session belong
 * @param organization the name of the one that they have entered
 */
public record TenantSwitch(UUID id, TenantId home, String organization, Instant begunAt, Instant endsAt) {
    public TenantSwitch {
        requireNonNull(id, "id");
        requireNonNull(home, "home");
        requireNonNull(organization, "organization");
        requireNonNull(begunAt, "begunAt");
        requireNonNull(endsAt, "endsAt");
    }
}
