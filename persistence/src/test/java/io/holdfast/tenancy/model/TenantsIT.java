package io.holdfast.tenancy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TenantsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final String slug = "t-" + UUID.randomUUID();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anOnboardedTenantIsFoundBySlugFromAnywhereAndReadOnlyFromInside() {
        TenantId id = onboard(TenantKind.FOOD_SAFETY);
        TenantId elsewhere = new TenantId(DATABASE.newTenant("engineering-portal"));

        assertThat(ask(elsewhere, tenants -> tenants.idOf(slug))).contains(id);
        assertThat(ask(elsewhere, tenants -> tenants.find(id))).isEmpty();
        assertThat(ask(id, tenants -> tenants.find(id))).hasValueSatisfying(tenant -> {
            assertThat(tenant.slug()).isEqualTo(slug);
            assertThat(tenant.kind()).isEqualTo(TenantKind.FOOD_SAFETY);
            assertThat(tenant.parent()).isEmpty();
        });
    }

    @Test
    void aTenantCannotBeMadeFromInsideAnother() {
        TenantId elsewhere = new TenantId(DATABASE.newTenant("engineering-portal"));
        var tenant = Tenant.onboarded(TenantId.next(), slug, "Name", TenantKind.FOOD_SAFETY, null, NOW);

        assertThatThrownBy(() -> with(elsewhere, tenants -> {
                    tenants.add(tenant);
                    return null;
                }))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void applyingARolePackTwiceChangesNothing() {
        TenantId id = onboard(TenantKind.ENGINEERING_PORTAL);
        apply(id);
        List<String> once = roles(id);
        apply(id);

        assertThat(once)
                .anyMatch(role -> role.startsWith(TenantKind.ENGINEERING_PORTAL.administratorRole() + " "))
                .anyMatch(role -> role.startsWith("client_user "));
        assertThat(roles(id)).isEqualTo(once);
    }

    @Test
    void accountsAndLocationsAreFoundInTheirTenantAlone() {
        TenantId id = onboard(TenantKind.ENGINEERING_PORTAL);
        TenantId elsewhere = new TenantId(DATABASE.newTenant("engineering-portal"));
        var account = Account.opened(id, "acme", "Acme", "4711", NOW);
        var location = Location.opened(id, "harbor", "Harbor", "Pier 1", ZoneId.of("Europe/Vienna"), NOW);
        with(id, tenants -> {
            tenants.add(account);
            tenants.add(location);
            return null;
        });

        assertThat(ask(id, tenants -> tenants.account(id, "acme"))).hasValueSatisfying(found -> {
            assertThat(found.id()).isEqualTo(account.id());
            assertThat(found.zohoAccountId()).contains("4711");
        });
        assertThat(ask(id, tenants -> tenants.account(id, account.id()))).isPresent();
        assertThat(ask(id, tenants -> tenants.account(elsewhere, account.id()))).isEmpty();
        assertThat(ask(id, tenants -> tenants.location(id, "harbor"))).contains(location.id());
        assertThat(ask(elsewhere, tenants -> tenants.account(id, "acme"))).isEmpty();
        assertThat(ask(elsewhere, tenants -> tenants.account(id, account.id()))).isEmpty();
        assertThat(ask(elsewhere, tenants -> tenants.location(id, "harbor"))).isEmpty();
    }

    private TenantId onboard(TenantKind kind) {
        TenantId id = TenantId.next();
        return with(id, tenants -> {
            tenants.add(Tenant.onboarded(id, slug, "Name", kind, null, NOW));
            return id;
        });
    }

    private static void apply(TenantId id) {
        with(id, tenants -> {
            tenants.applyRolePack(TenantKind.ENGINEERING_PORTAL.rolePack());
            return null;
        });
    }

    private static List<String> roles(TenantId id) {
        return DATABASE.inTenant(
                id.value(),
                sql -> sql.column("SELECT r.name || ' ' || count(rp.id) FROM roles r LEFT JOIN role_permissions rp"
                        + " ON rp.role_id = r.id GROUP BY r.name ORDER BY 1"));
    }

    private static <T> Optional<T> ask(TenantId entered, Function<Tenants, Optional<T>> question) {
        return with(entered, question);
    }

    private static <T> T with(TenantId entered, Function<Tenants, T> work) {
        return UNIT.inTenant(entered.value(), em -> {
            var tenants = new Tenants();
            tenants.em = em;
            return work.apply(tenants);
        });
    }
}
