package io.holdfast.zoho.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import io.holdfast.zoho.model.ZohoConnection.Consent;
import io.holdfast.zoho.model.ZohoConnection.Hosts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZohoConnectionsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Vault VAULT = Vault.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Hosts HOSTS = new Hosts(
            "eu",
            URI.create("https://accounts.zoho.eu"),
            URI.create("https://www.zohoapis.eu"),
            URI.create("https://projects.zoho.eu"));
    private static final Consent CONSENT =
            new Consent("client", "client-secret-text", "refresh-token-text", "846213907", "crm_account_id");

    private TenantId tenant;

    @BeforeEach
    void aConnectedTenant() {
        tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
        with(connections -> {
            connections.add(ZohoConnection.of(tenant, HOSTS, CONSENT, VAULT));
            return null;
        });
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aConnectionIsReadBackAndItsSecretsAreSealed() {
        assertThat(this.<Consent>with(c -> c.find(tenant).orElseThrow().consent(VAULT)))
                .isEqualTo(CONSENT);
        assertThat(this.<Hosts>with(c -> c.find(tenant).orElseThrow().hosts())).isEqualTo(HOSTS);
        String row = DATABASE.inTenant(tenant.value(), sql -> sql.one("SELECT c::text FROM zoho_connections c"));
        assertThat(row).contains("client").doesNotContain("client-secret-text").doesNotContain("refresh-token-text");
    }

    @Test
    void aNewConsentMendsTheState() {
        UUID lease = leased(null);
        with(c -> {
            c.fail(tenant, lease, ConnectionState.CONFIG_ERROR, "accounts.zoho.eu answered invalid_client", null);
            return null;
        });
        assertThat(state().state()).isEqualTo(ConnectionState.CONFIG_ERROR);
        with(c -> {
            c.find(tenant).orElseThrow().renew(HOSTS, CONSENT, VAULT);
            return null;
        });
        assertThat(state().state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void oneHolderRenewsTheTokenThatItSaw() {
        UUID lease = leased(null);
        assertThat(lease(null)).isFalse();
        assertThat(state().leased()).isTrue();
        assertThat(this.<Boolean>with(c -> c.storeToken(tenant, lease, "sealed-1", Duration.ofHours(1))))
                .isTrue();
        assertThat(state())
                .matches(TokenState::fresh)
                .matches(TokenState::usable)
                .matches(s -> !s.leased())
                .matches(s -> s.sealedToken().equals("sealed-1"));
        assertThat(lease(null)).as("another token was stored meanwhile").isFalse();
        assertThat(lease("sealed-1")).isTrue();
    }

    @Test
    void aTokenInItsLastMinutesIsUsableAndNotFresh() {
        UUID lease = leased(null);
        with(c -> c.storeToken(tenant, lease, "sealed", Duration.ofMinutes(4)));
        assertThat(state()).matches(s -> !s.fresh()).matches(TokenState::usable);
    }

    @Test
    void aHolderWhoLostItsLeaseStoresNothing() {
        UUID lost = UUID.randomUUID();
        leased(null);
        assertThat(this.<Boolean>with(c -> c.storeToken(tenant, lost, "sealed", Duration.ofHours(1))))
                .isFalse();
    }

    @Test
    void afterFourRenewalsInTenMinutesThereIsAPause() {
        for (int i = 0; i < 4; i++) {
            UUID lease = leased(null);
            with(c -> {
                c.releaseLease(tenant, lease);
                return null;
            });
        }
        assertThat(lease(null)).isFalse();
        assertThat(this.<Optional<Instant>>with(c -> c.renewalsExhaustedUntil(tenant, 4)))
                .isPresent();
        assertThat(this.<Optional<Instant>>with(c -> c.renewalsExhaustedUntil(tenant, 5)))
                .isEmpty();
    }

    @Test
    void aThrottledConnectionSaysUntilWhen() {
        UUID lease = leased(null);
        with(c -> {
            c.fail(tenant, lease, ConnectionState.THROTTLED, "asked to wait", Duration.ofMinutes(10));
            return null;
        });
        assertThat(state().state()).isEqualTo(ConnectionState.THROTTLED);
        assertThat(state().waitUntil()).isAfter(Instant.now().plusSeconds(500));
    }

    @Test
    void peopleSeeTheStateItsReasonAndNoSecret() {
        UUID lease = leased(null);
        with(c -> c.storeToken(tenant, lease, "sealed", Duration.ofHours(1)));
        ConnectionStatus connected = with(c -> c.status(tenant).orElseThrow());
        assertThat(connected.state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(connected.accountsHost()).isEqualTo("accounts.zoho.eu");
        assertThat(connected.tokenExpiresAt()).isAfter(Instant.now().plusSeconds(3500));
        assertThat(connected.reason()).isNull();

        UUID other = leased("sealed");
        with(c -> {
            c.fail(tenant, other, ConnectionState.THROTTLED, "asked to wait", Duration.ofMinutes(10));
            return null;
        });
        ConnectionStatus throttled = with(c -> c.status(tenant).orElseThrow());
        assertThat(throttled.since()).isAfterOrEqualTo(connected.since());
        assertThat(throttled.reason()).isEqualTo("asked to wait");
        assertThat(throttled.waitUntil()).isAfter(Instant.now().plusSeconds(500));
        assertThat(throttled.toString()).doesNotContain("sealed");
    }

    private TokenState state() {
        return with(c -> c.tokenState(tenant).orElseThrow());
    }

    private boolean lease(String seen) {
        return with(c -> c.lease(tenant, UUID.randomUUID(), LEASE, seen, 4));
    }

    private UUID leased(String seen) {
        UUID lease = UUID.randomUUID();
        assertThat(this.<Boolean>with(c -> c.lease(tenant, lease, LEASE, seen, 4)))
                .isTrue();
        return lease;
    }

    private <T> T with(Function<ZohoConnections, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var connections = new ZohoConnections();
            connections.em = em;
            return work.apply(connections);
        });
    }
}
