package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.EndingTerms.EndingTerm;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which terms end soon, portion by portion. */
class EndingTermsIT {
    private static final String PACK = "parent-teacher-organization";
    private static final Duration NOTICE = Duration.ofDays(14);
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);

    private UUID tenant;
    private UUID person;

    @BeforeEach
    void anOrganizationWithAMember() {
        tenant = DATABASE.newTenant(PACK);
        DATABASE.inTenant(tenant, sql -> sql.column("SELECT apply_role_pack('" + PACK + "')"));
        person = new People(DATABASE).member(tenant);
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void eachTermThatEndsSoonIsInOnePortionTheFirstToEndFirst() {
        term("president", -30, 3);
        term("treasurer", -30, 1);
        term("secretary", -30, 2);
        term("volunteer", -30, 40);
        term("member", -1, 2);

        List<EndingTerm> first = due(null, 2);
        List<EndingTerm> second = due(first.get(1), 2);

        assertThat(first).extracting(EndingTerm::role).containsExactly("treasurer", "secretary");
        assertThat(second).extracting(EndingTerm::role).containsExactly("president");
        assertThat(due(second.get(0), 2)).isEmpty();
    }

    private void term(String role, int fromDay, int toDay) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, valid_from, valid_to)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, now() + ? * interval '1 day', now() + ? * interval '1 day'"
                        + " FROM roles WHERE tenant_id = ? AND name = ?",
                person,
                fromDay,
                toDay,
                tenant,
                role));
    }

    private List<EndingTerm> due(EndingTerm after, int limit) {
        return UNIT.inTenant(tenant, em -> {
            var terms = new EndingTerms();
            terms.em = em;
            return terms.due(new TenantId(tenant), NOTICE, after, limit);
        });
    }
}
