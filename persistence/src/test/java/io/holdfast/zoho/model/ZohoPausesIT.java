package io.holdfast.zoho.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ZohoPausesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
    private final Instant late = Instant.now().plusSeconds(1000).truncatedTo(ChronoUnit.MILLIS);

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aPauseStandsAndAnEarlierOneDoesNotShortenIt() {
        pause("projects:/portal/{portal}/projects", late);
        pause("projects:/portal/{portal}/projects", late.minusSeconds(500));
        assertThat(this.<Optional<Pause>>with(p -> p.of(tenant, "projects:/portal/{portal}/projects")))
                .hasValueSatisfying(pause -> assertThat(pause.until()).isEqualTo(late));
        assertThat(this.<Optional<Pause>>with(p -> p.of(tenant, "projects:/portal/{portal}/phases")))
                .isEmpty();
    }

    @Test
    void aPauseThatIsOverClosesNothing() {
        pause("books", Instant.now().minusSeconds(1));
        assertThat(this.<Optional<Pause>>with(p -> p.of(tenant, "books"))).isEmpty();
        assertThat(this.<List<Pause>>with(p -> p.all(tenant))).isEmpty();
    }

    @Test
    void pausesThatFollowEachOtherCloselyAreCounted() {
        assertThat(pause("crm", late.minusSeconds(2)).inARow()).isEqualTo(1);
        assertThat(pause("crm", late.minusSeconds(1)).inARow()).isEqualTo(2);
        assertThat(pause("crm", late).inARow()).isEqualTo(3);
    }

    @Test
    void aPauseLongAfterTheOneBeforeIsTheFirstAgain() {
        pause("crm", Instant.now().minusSeconds(1200));
        assertThat(pause("crm", late).inARow()).isEqualTo(1);
    }

    private Pause pause(String scope, Instant until) {
        return with(p -> p.pause(tenant, scope, until, "Zoho asked us to wait"));
    }

    private <T> T with(Function<ZohoPauses, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var pauses = new ZohoPauses();
            pauses.em = em;
            return work.apply(pauses);
        });
    }
}
