package io.holdfast.identity.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.model.RightsChanges;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Programs that may ask for decisions about a tenant. Of a token only the digest is kept. */
@ApplicationScoped
public class ApiClients {
    private static final String CLIENTS = """
            select c.id, c.name, cast(c.trusted_attributes as text), c.explains, c.created_at, c.expires_at
            from api_clients c join tenants t on t.id = c.tenant_id
            where c.tenant_id = ?1 and c.revoked_at is null""";
    private static final String LIVE =
            CLIENTS + " and (c.expires_at is null or c.expires_at > now()) and t.status = 'active'";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** Names a client without saying anything of it. */
    public record Key(TenantId tenant, UUID client) {}

    /**
     * A client that may ask now.
     *
     * @param trusted the attributes that it is believed, such as {@code resource.status}
     * @param explains whether it is told the reasons of decisions
     * @param expiresAt null for never
     */
    public record Client(
            UUID id, String name, Set<String> trusted, boolean explains, Instant createdAt, Instant expiresAt) {
        public Client {
            trusted = Set.copyOf(trusted);
        }
    }

    /** Finds a client by the SHA-256 of its token, before any tenant is known. It may have been ended. */
    public Optional<Key> byTokenHash(byte[] hash) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("select tenant_id, client_id from api_client_by_token(?1)")
                .setParameter(1, hash)
                .getResultList();
        return rows.stream()
                .map(row -> new Key(new TenantId((UUID) row[0]), (UUID) row[1]))
                .findFirst();
    }

    /** The client, if it has neither been ended nor expired and its tenant is active. */
    public Optional<Client> live(Key key) {
        return clients(em.createNativeQuery(LIVE + " and c.id = ?2")
                        .setParameter(1, key.tenant().value())
                        .setParameter(2, key.client())
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** The live client of this name. */
    public Optional<Client> live(TenantId tenant, String name) {
        return clients(em.createNativeQuery(LIVE + " and c.name = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, name)
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** Every client that was not ended, expired ones included, by name. */
    public List<Client> all(TenantId tenant) {
        return clients(em.createNativeQuery(CLIENTS + " order by c.name")
                .setParameter(1, tenant.value())
                .getResultList());
    }

    /**
     * Registers a client.
     *
     * @param by null when no person does it
     * @return its id; empty when there is one of this name that was not ended
     */
    public Optional<UUID> add(
            TenantId tenant,
            String name,
            byte[] tokenHash,
            Set<String> trusted,
            boolean explains,
            Instant expiresAt,
            UserId by) {
        UUID id = Uuids.next();
        int added = em.createNativeQuery("""
                        insert into api_clients (tenant_id, id, name, token_hash, trusted_attributes, explains, created_by, expires_at)
                        values (?1, ?2, ?3, ?4, cast(?5 as jsonb), ?6, cast(?7 as uuid), cast(?8 as timestamptz))
                        on conflict do nothing""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, name)
                .setParameter(4, tokenHash)
                .setParameter(
                        5,
                        JSON.createArrayBuilder(new TreeSet<>(trusted)).build().toString())
                .setParameter(6, explains)
                .setParameter(7, by == null ? null : by.toString())
                .setParameter(8, expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    /** Ends a client, at once. Answers whether there was one. */
    public boolean revoke(TenantId tenant, UUID id, UserId by) {
        rights.note();
        return em.createNativeQuery("""
                        update api_clients set revoked_at = now(), revoked_by = cast(?3 as uuid)
                        where tenant_id = ?1 and id = ?2 and revoked_at is null""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .setParameter(3, by == null ? null : by.toString())
                        .executeUpdate()
                > 0;
    }

    private static List<Client> clients(List<?> rows) {
        return rows.stream().map(row -> client((Object[]) row)).toList();
    }

    private static Client client(Object[] row) {
        return new Client(
                (UUID) row[0],
                (String) row[1],
                texts((String) row[2]),
                (Boolean) row[3],
                Columns.instant(row[4]),
                Columns.instant(row[5]));
    }

    private static Set<String> texts(String array) {
        try (JsonReader reader = JSON.createReader(new StringReader(array))) {
            return Set.copyOf(reader.readArray().getValuesAs(JsonString::getString));
        }
    }
}
