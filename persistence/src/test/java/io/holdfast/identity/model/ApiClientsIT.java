package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.identity.model.ApiClients.Client;
import io.holdfast.identity.model.ApiClients.Key;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private final byte[] hash = new byte[32];
    private TenantId tenant;

    @BeforeEach
    void aFirm() {
        tenant = new TenantId(PEOPLE.firm());
        new SecureRandom().nextBytes(hash);
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aClientIsFoundByItsTokensDigestBeforeATenantIsKnown() {
        UUID id = add("portal", null).orElseThrow();
        TenantId elsewhere = new TenantId(PEOPLE.firm());

        assertThat(UNIT.<Optional<Key>>inTenant(
                        elsewhere.value(), em -> clients(em).byTokenHash(hash)))
                .contains(new Key(tenant, id));
        assertThat(this.<Optional<Key>>with(c -> c.byTokenHash(new byte[32]))).isEmpty();
        Client client =
                this.<Optional<Client>>with(c -> c.live(new Key(tenant, id))).orElseThrow();
        assertThat(client.name()).isEqualTo("portal");
        assertThat(client.trusted()).containsExactlyInAnyOrder("subject.role", "resource.status");
        assertThat(client.explains()).isTrue();
        assertThat(this.<Optional<Client>>with(c -> c.live(tenant, "portal"))).contains(client);
        assertThat(UNIT.<Optional<Client>>inTenant(
                        elsewhere.value(), em -> clients(em).live(new Key(tenant, id))))
                .as("seen from another tenant")
                .isEmpty();
    }

    @Test
    void aNameIsThereOnceUntilItsClientIsEnded() {
        UUID id = add("portal", null).orElseThrow();
        assertThat(add("portal", null)).isEmpty();

        assertThat(this.<Boolean>with(c -> c.revoke(tenant, id, null))).isTrue();
        assertThat(this.<Boolean>with(c -> c.revoke(tenant, id, null))).isFalse();

        assertThat(this.<Optional<Client>>with(c -> c.live(new Key(tenant, id))))
                .isEmpty();
        assertThat(this.<List<Client>>with(c -> c.all(tenant))).isEmpty();
        assertThat(add("portal", null)).isPresent();
    }

    @Test
    void aClientThatHasExpiredOrWhoseTenantIsNotActiveMayNotAsk() {
        UUID expiring = add("portal", Instant.now().plusSeconds(600)).orElseThrow();
        assertThat(this.<Optional<Client>>with(c -> c.live(new Key(tenant, expiring))))
                .isPresent();
        DATABASE.asOwner(sql -> sql.update(
                "UPDATE api_clients SET created_at = now() - interval '2 hours', expires_at = now() WHERE id = ?",
                expiring));
        assertThat(this.<Optional<Client>>with(c -> c.live(new Key(tenant, expiring))))
                .isEmpty();
        assertThat(this.<List<Client>>with(c -> c.all(tenant)))
                .extracting(Client::id)
                .containsExactly(expiring);

        UUID other = add("other", null).orElseThrow();
        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET status = 'suspended' WHERE id = ?", tenant.value()));
        assertThat(this.<Optional<Client>>with(c -> c.live(new Key(tenant, other))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[[\"subject.role\"]]", "[\"role\"]", "[\"subject.\"]", "[\"subject.a b\"]"})
    void whatIsTrustedIsAListOfNames(String trusted) {
        assertThatThrownBy(() -> DATABASE.asOwner(sql -> sql.update(
                        "INSERT INTO api_clients (tenant_id, id, name, token_hash, trusted_attributes)"
                                + " VALUES (?, gen_random_uuid(), 'x', ?, CAST(? AS jsonb))",
                        tenant.value(),
                        hash,
                        trusted)))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.state()).isEqualTo("23514"));
    }

    private Optional<UUID> add(String name, Instant expiresAt) {
        return with(c -> c.add(tenant, name, hash, Set.of("subject.role", "resource.status"), true, expiresAt, null));
    }

    private <T> T with(Function<ApiClients, T> work) {
        return UNIT.inTenant(tenant.value(), em -> work.apply(clients(em)));
    }

    private static ApiClients clients(EntityManager em) {
        var clients = new ApiClients();
        clients.em = em;
        clients.rights = new NotedRights();
        return clients;
    }
}
