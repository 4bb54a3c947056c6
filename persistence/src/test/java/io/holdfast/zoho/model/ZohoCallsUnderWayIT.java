package io.holdfast.zoho.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import io.holdfast.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ZohoCallsUnderWayIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final int FOUR = 4;

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void noMoreThanAllowedAreUnderWayAndOneThatEndsMakesRoom() {
        List<Optional<UUID>> calls = Together.run(8, () -> begin(LENGTH));
        List<UUID> begun = calls.stream().flatMap(Optional::stream).toList();
        assertThat(begun).hasSize(FOUR);
        with(c -> {
            c.end(tenant, "books", begun.get(0));
            return null;
        });
        assertThat(begin(LENGTH)).isPresent();
        assertThat(begin(LENGTH)).isEmpty();
    }

    @Test
    void thePlaceOfAKilledNodeBecomesFree() {
        for (int i = 0; i < FOUR; i++) {
            assertThat(begin(Duration.ZERO)).isPresent();
        }
        assertThat(begin(LENGTH)).isPresent();
    }

    @Test
    void afterTooManyAtOnceHalfAsManyMayBeUnderWayAndNeverLessThanOne() {
        lower();
        assertThat(begin(LENGTH)).isPresent();
        assertThat(begin(LENGTH)).isPresent();
        assertThat(begin(LENGTH)).isEmpty();
        lower();
        lower();
        lower();
        assertThat(DATABASE.<Integer>inTenant(
                        tenant.value(), sql -> sql.one("SELECT ceiling FROM zoho_concurrency WHERE product = 'books'")))
                .isEqualTo(1);
    }

    @Test
    void eachQuietMinuteGivesOnePlaceBack() {
        lower();
        DATABASE.asOwner(sql -> {
            sql.update(
                    "UPDATE zoho_concurrency SET lowered_at = now() - interval '61 seconds' WHERE tenant_id = ?",
                    tenant.value());
            return null;
        });
        assertThat(begin(LENGTH)).isPresent();
        assertThat(begin(LENGTH)).isPresent();
        assertThat(begin(LENGTH)).isPresent();
        assertThat(begin(LENGTH)).isEmpty();
    }

    @Test
    void productsAreCountedApart() {
        for (int i = 0; i < FOUR; i++) {
            begin(LENGTH);
        }
        assertThat(this.<Optional<UUID>>with(c -> c.begin(tenant, "crm", FOUR, LENGTH)))
                .isPresent();
    }

    private Optional<UUID> begin(Duration length) {
        return with(c -> c.begin(tenant, "books", FOUR, length));
    }

    private void lower() {
        with(c -> {
            c.lower(tenant, "books", FOUR);
            return null;
        });
    }

    private <T> T with(Function<ZohoCallsUnderWay, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var calls = new ZohoCallsUnderWay();
            calls.em = em;
            return work.apply(calls);
        });
    }
}
