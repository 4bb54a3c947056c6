package io.holdfast.zoho.model;

import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The connections of tenants, and the lease under which exactly one holder in the cluster renews a token. */
@ApplicationScoped
public class ZohoConnections {
    private static final int REASON_LENGTH = 500;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** What a secret of this row is sealed for. */
    public static String purpose(String column, UUID connection) {
        return "zoho_connections." + column + "/" + connection;
    }

    public Optional<ZohoConnection> find(TenantId tenant) {
        return em.createNamedQuery("ZohoConnection.ofTenant", ZohoConnection.class)
                .setParameter("tenant", tenant.value())
                .getResultStream()
                .findFirst();
    }

    /** Writes at once: a second connection of the tenant fails here and not at commit. */
    public void add(ZohoConnection connection) {
        em.persist(connection);
        em.flush();
    }

    public Optional<TokenState> tokenState(TenantId tenant) {
        Object[] row = single("""
                SELECT id, access_token,
                       coalesce(access_token_expires_at > now() + interval '5 minutes', false),
                       coalesce(access_token_expires_at > now() + interval '10 seconds', false),
                       coalesce(token_lease_until > now(), false),
                       state, state_reason,
                       CASE WHEN state = 'throttled' AND state_until > now() THEN state_until END
                FROM zoho_connections WHERE tenant_id = ?1""", tenant.value());
        return Optional.ofNullable(row)
                .map(r -> new TokenState(
                        (UUID) r[0],
                        (String) r[1],
                        (Boolean) r[2],
                        (Boolean) r[3],
                        (Boolean) r[4],
                        ConnectionState.ofWord((String) r[5]),
                        (String) r[6],
                        instant(r[7])));
    }

    /**
     * Takes the lease when it is free, the token is still the one that the caller saw, and no more than {@code limit}
     * renewals happened in the present ten minutes.
     *
     * @param seen the sealed token that needs to be replaced; null when there was none
     * @return false when another holder was first or the limit is reached: look again
     */
    public boolean lease(TenantId tenant, UUID lease, Duration length, String seen, int limit) {
        return em.createNativeQuery("""
                UPDATE zoho_connections
                SET token_lease = ?1,
                    token_lease_until = now() + make_interval(secs => ?2),
                    token_window_count =
                      CASE WHEN token_window_started > now() - interval '10 minutes' THEN token_window_count + 1 ELSE 1 END,
                    token_window_started =
                      CASE WHEN token_window_started > now() - interval '10 minutes' THEN token_window_started ELSE now() END
                WHERE tenant_id = ?3
                  AND access_token IS NOT DISTINCT FROM CAST(?4 AS text)
                  AND (token_lease_until IS NULL OR token_lease_until <= now())
                  AND NOT coalesce(token_window_started > now() - interval '10 minutes' AND token_window_count >= ?5, false)""")
                        .setParameter(1, lease)
                        .setParameter(2, length.toSeconds())
                        .setParameter(3, tenant.value())
                        .setParameter(4, seen)
                        .setParameter(5, limit)
                        .executeUpdate()
                == 1;
    }

    /** When renewals were as many as allowed in ten minutes: the time from which one more is. Empty while there is room. */
    public Optional<Instant> renewalsExhaustedUntil(TenantId tenant, int limit) {
        return Optional.ofNullable(single("""
                SELECT token_window_started + interval '10 minutes', 1 FROM zoho_connections
                WHERE tenant_id = ?1 AND token_window_started > now() - interval '10 minutes' AND token_window_count >= ?2""", tenant.value(), limit)).map(row -> instant(row[0]));
    }

    /** Stores a new token and ends the lease; a holder whose lease was taken over changes nothing and gets false. */
    public boolean storeToken(TenantId tenant, UUID lease, String sealedToken, Duration lifetime) {
        return em.createNativeQuery("""
                UPDATE zoho_connections
                SET access_token = ?1, access_token_expires_at = now() + make_interval(secs => ?2),
                    token_lease = NULL, token_lease_until = NULL,
                    state_since = CASE WHEN state = 'connected' THEN state_since ELSE now() END,
                    state = 'connected', state_reason = NULL, state_until = NULL, updated_at = now()
                WHERE tenant_id = ?3 AND token_lease = ?4""")
                        .setParameter(1, sealedToken)
                        .setParameter(2, lifetime.toSeconds())
                        .setParameter(3, tenant.value())
                        .setParameter(4, lease)
                        .executeUpdate()
                == 1;
    }

    /**
     * Puts the first token of a new consent into the row; a holder of an older lease no longer writes. Which organization of
     * Books the consent opens is not known yet.
     */
    public void storeFirstToken(TenantId tenant, String sealedToken, Duration lifetime) {
        em.createNativeQuery("""
                UPDATE zoho_connections
                SET access_token = ?1, access_token_expires_at = now() + make_interval(secs => ?2),
                    token_lease = NULL, token_lease_until = NULL, state_until = NULL, books_organization_id = NULL,
                    state_since = now(), updated_at = now()
                WHERE tenant_id = ?3""")
                .setParameter(1, sealedToken)
                .setParameter(2, lifetime.toSeconds())
                .setParameter(3, tenant.value())
                .executeUpdate();
    }

    /** Ends the lease without a token; the state stays as it was. */
    public void releaseLease(TenantId tenant, UUID lease) {
        em.createNativeQuery("""
                UPDATE zoho_connections SET token_lease = NULL, token_lease_until = NULL
                WHERE tenant_id = ?1 AND token_lease = ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, lease)
                .executeUpdate();
    }

    /**
     * Ends the lease and records why there is no token.
     *
     * @param wait how long nothing may be sent; null unless throttled
     */
    public void fail(TenantId tenant, UUID lease, ConnectionState state, String reason, Duration wait) {
        em.createNativeQuery("""
                UPDATE zoho_connections
                SET token_lease = NULL, token_lease_until = NULL,
                    state_since = CASE WHEN state = ?1 THEN state_since ELSE now() END, state = ?1, state_reason = ?2,
                    state_until = now() + make_interval(secs => CAST(?3 AS double precision)), updated_at = now()
                WHERE tenant_id = ?4 AND token_lease = ?5""")
                .setParameter(1, state.word())
                .setParameter(2, cut(reason))
                .setParameter(3, wait == null ? null : String.valueOf(wait.toSeconds()))
                .setParameter(4, tenant.value())
                .setParameter(5, lease)
                .executeUpdate();
    }

    /** The organization of Books that the consent opens; empty while nobody asked for it. */
    public Optional<String> booksOrganization(TenantId tenant) {
        return Optional.ofNullable(single(
                        "SELECT books_organization_id, 1 FROM zoho_connections WHERE tenant_id = ?1", tenant.value()))
                .map(row -> (String) row[0]);
    }

    public void storeBooksOrganization(TenantId tenant, String organization) {
        em.createNativeQuery("""
                UPDATE zoho_connections SET books_organization_id = ?1, updated_at = now() WHERE tenant_id = ?2""")
                .setParameter(1, organization)
                .setParameter(2, tenant.value())
                .executeUpdate();
    }

    /** How the connection stands, for people; empty when the tenant has none. */
    public Optional<ConnectionStatus> status(TenantId tenant) {
        return Optional.ofNullable(single("""
                SELECT data_centre, accounts_base, state, state_since, state_reason,
                       CASE WHEN state = 'throttled' AND state_until > now() THEN state_until END,
                       CASE WHEN access_token IS NOT NULL THEN access_token_expires_at END
                FROM zoho_connections WHERE tenant_id = ?1""", tenant.value()))
                .map(r -> new ConnectionStatus(
                        (String) r[0],
                        URI.create((String) r[1]).getHost(),
                        ConnectionState.ofWord((String) r[2]),
                        instant(r[3]),
                        (String) r[4],
                        instant(r[5]),
                        instant(r[6])));
    }

    private Object[] single(String sql, Object... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return (Object[]) query.getResultStream().findFirst().orElse(null);
    }

    private static Instant instant(Object column) {
        if (column instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return column == null ? null : ((java.sql.Timestamp) column).toInstant();
    }

    private static String cut(String text) {
        return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH);
    }
}
