package io.holdfast.identity.usecase;

import java.time.Instant;
import java.util.List;

/**
 * Who is signed in, where, and with which rights.
 *
 * @param aboveOthers true when organizations lie below this one
 * @param entered how the person came into an organization that they are no member of; null for where they belong
 */
public record SessionView(
        UserView user,
        TenantView tenant,
        boolean aboveOthers,
        List<GrantView> grants,
        List<String> permissions,
        Instant expiresAt,
        EnteredView entered) {
    /** @param id under which both logs have it */
    public record EnteredView(String id, Instant since, Instant until) {}

    /** @param accountId null for people of no client organization */
    public record UserView(String id, String email, String name, String accountId, String role) {}

    public record TenantView(String id, String slug, String name, String kind) {}

    /**
     * One role in one scope.
     *
     * @param scopeType {@code tenant}, {@code account}, {@code location} or {@code project}
     * @param scopeId null for the whole tenant
     */
    public record GrantView(String role, String scopeType, String scopeId) {}
}
