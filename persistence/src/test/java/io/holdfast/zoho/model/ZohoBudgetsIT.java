package io.holdfast.zoho.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import io.holdfast.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ZohoBudgetsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Allowance LIST =
            new Allowance("projects", "/portal/{portal}/projects", 10, Duration.ofMinutes(2));
    private static final Allowance MINUTE = new Allowance("books", Allowance.ORGANIZATION, 3, Duration.ofMinutes(1));
    private static final Allowance DAY = new Allowance("books", Allowance.ORGANIZATION, 2, Duration.ofDays(1));

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aBudgetThatIsUsedUpSaysWhenThereIsRoomAgain() {
        for (int i = 0; i < 10; i++) {
            assertThat(take(LIST)).isEmpty();
        }
        assertThat(take(LIST)).hasValueSatisfying(room -> assertThat(room)
                .isBetween(Instant.now().plusSeconds(100), Instant.now().plusSeconds(130)));
        assertThat(this.<List<BudgetUse>>with(b -> b.uses(tenant)))
                .containsExactly(new BudgetUse("projects", "/portal/{portal}/projects", Duration.ofMinutes(2), 10));
    }

    @Test
    void aCallThatOneWindowRefusesIsCountedInNone() {
        assertThat(take(MINUTE, DAY)).isEmpty();
        assertThat(take(MINUTE, DAY)).isEmpty();
        assertThat(take(MINUTE, DAY)).hasValueSatisfying(room -> assertThat(room)
                .isAfter(Instant.now().plusSeconds(23 * 3600)));
        assertThat(this.<List<BudgetUse>>with(b -> b.uses(tenant)))
                .extracting(BudgetUse::used)
                .containsExactly(2, 2);
    }

    @Test
    void callsOfAnotherRouteOrTenantHaveBudgetsOfTheirOwn() {
        for (int i = 0; i < 10; i++) {
            take(LIST);
        }
        assertThat(take(new Allowance("projects", "/portal/{portal}/phases", 10, Duration.ofMinutes(2))))
                .isEmpty();
        var other = new TenantId(DATABASE.newTenant("engineering-portal"));
        assertThat(this.<Optional<Instant>>in(other, b -> b.take(other, List.of(LIST))))
                .isEmpty();
    }

    @Test
    void nodesThatAskAtOnceGetNoMoreThanThereIs() {
        List<Optional<Instant>> answers = Together.run(16, () -> take(LIST));
        assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(10);
    }

    private Optional<Instant> take(Allowance... allowances) {
        return with(b -> b.take(tenant, List.of(allowances)));
    }

    private <T> T with(Function<ZohoBudgets, T> work) {
        return in(tenant, work);
    }

    private <T> T in(TenantId whose, Function<ZohoBudgets, T> work) {
        return UNIT.inTenant(whose.value(), em -> {
            var budgets = new ZohoBudgets();
            budgets.em = em;
            return work.apply(budgets);
        });
    }
}
