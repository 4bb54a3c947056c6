package io.holdfast.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MailSuppressionsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final String GONE = "gone@acme.example";

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aSuppressedAddressIsKnownAgainUntilItIsLifted() {
        suppress(GONE, "550 5.1.1 no such user");
        suppress(GONE, "another reason");

        assertThat(holds(GONE)).isTrue();
        assertThat(holds("here@acme.example")).isFalse();
        List<Suppression> all = all();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).reason()).isEqualTo("550 5.1.1 no such user");

        assertThat(this.<Boolean>with(s -> s.lift(tenant, all.get(0).id()))).isTrue();
        assertThat(holds(GONE)).isFalse();
        assertThat(this.<Boolean>with(s -> s.lift(tenant, all.get(0).id()))).isFalse();
    }

    @Test
    void theListNamesNobody() {
        suppress(GONE, "550 5.1.1 <Gone@acme.example>: no such user");
        assertThat(all()).extracting(Suppression::hint).containsExactly("g…@acme.example");
        assertThat(all()).extracting(Suppression::reason).containsExactly("550 5.1.1 <g…@acme.example>: no such user");
    }

    @Test
    void pagesFollowEachOther() {
        List.of("a@x.example", "b@x.example", "c@x.example").forEach(a -> suppress(a, "550"));
        List<Suppression> first = with(s -> s.page(tenant, null, 2));
        Suppression last = first.get(1);
        List<Suppression> second = with(s -> s.page(tenant, new MailPlace(last.createdAt(), last.id()), 2));
        assertThat(first).extracting(Suppression::hint).containsExactly("c…@x.example", "b…@x.example");
        assertThat(second).extracting(Suppression::hint).containsExactly("a…@x.example");
    }

    private void suppress(String address, String reason) {
        with(s -> {
            s.add(tenant, address, reason);
            return null;
        });
    }

    private boolean holds(String address) {
        return with(s -> s.holds(tenant, address));
    }

    private List<Suppression> all() {
        return with(s -> s.page(tenant, null, 50));
    }

    private <T> T with(Function<MailSuppressions, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var suppressions = new MailSuppressions();
            suppressions.em = em;
            return work.apply(suppressions);
        });
    }
}
