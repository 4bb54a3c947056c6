package io.holdfast.identity.usecase;

import io.holdfast.identity.model.ApiClients;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns the token of an API client into a caller, by asking the database. */
@Stateless
@Collaborator
public class RecognizingClient {
    @Inject
    ApiClients clients;

    @Inject
    TenantSession tenantSession;

    /**
     * A client as the database knew it.
     *
     * @param expiresAt by the database's time; null for never
     */
    public record Recognized(Caller caller, Instant expiresAt) {
        boolean holdsAt(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }

    /** The client of a token; empty when there is none or it may not ask now. */
    public Optional<Recognized> byToken(String token, Visit visit) {
        return clients.byTokenHash(Tokens.digest(token)).flatMap(key -> {
            tenantSession.enter(Caller.system("door", key.tenant(), Grants.NONE, visit.origin()));
            return clients.live(key)
                    .map(client -> new Recognized(
                            Caller.client(client.name(), key.tenant(), grants(client), visit.origin()),
                            client.expiresAt()));
        });
    }

    private static Grants grants(ApiClients.Client client) {
        Stream<Permission> permissions = client.explains()
                ? Stream.of(Permission.ASK_DECISIONS, Permission.EXPLAIN_DECISIONS)
                : Stream.of(Permission.ASK_DECISIONS);
        return new Grants(
                permissions
                        .map(permission -> new Grant(permission.key(), client.name(), Scope.TENANT))
                        .toList(),
                Set.of());
    }
}
