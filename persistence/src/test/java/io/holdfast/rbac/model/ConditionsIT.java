package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on assignments and denies, from the row to the decision. */
class ConditionsIT {
    private static final String CHECK_VIOLATED = "23514";
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final String PERMISSION = "read:all-projects";

    private TenantId tenant;
    private UserId user;

    @BeforeEach
    void aMember() {
        tenant = new TenantId(PEOPLE.firm());
        user = new UserId(PEOPLE.member(tenant.value()));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anAssignmentHoldsForQuestionsWithItsAttributesAndForNoOther() {
        grant(Map.of("resource.status", "active", "action.soft", true, "context.level", new BigDecimal("2")));

        assertThat(allowed(Map.of())).isFalse();
        assertThat(allowed(
                        Map.of("resource.status", "active", "action.soft", true, "context.level", new BigDecimal("2"))))
                .isTrue();
        assertThat(allowed(
                        Map.of("resource.status", "closed", "action.soft", true, "context.level", new BigDecimal("2"))))
                .isFalse();
        assertThat(allowed(Map.of("resource.status", "active", "action.soft", "true", "context.level", 2)))
                .as("of other types")
                .isFalse();
    }

    @Test
    void numbersAreEqualWhateverTheyLookLike() {
        grant(Map.of("resource.size", new BigDecimal("100")));
        DATABASE.asOwner(sql -> sql.update(
                "UPDATE user_roles SET condition = '{\"resource.size\": 100.00}' WHERE user_id = ?", user.value()));

        assertThat(allowed(Map.of("resource.size", new BigDecimal("1E+2")))).isTrue();
    }

    @Test
    void aDenyWhoseConditionCannotBeEvaluatedHolds() {
        grant(Map.of());
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason, condition)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, 'a test', '{\"resource.status\": \"secret\"}'"
                        + " FROM permissions WHERE tenant_id = ? AND name = ?",
                user.value(),
                tenant.value(),
                PERMISSION));

        assertThat(allowed(Map.of())).isFalse();
        assertThat(allowed(Map.of("resource.status", "secret"))).isFalse();
        assertThat(allowed(Map.of("resource.status", "public"))).isTrue();
    }

    @Test
    void severalPeoplePermissionsAndPlacesAreReadTogether() {
        var other = new UserId(PEOPLE.member(tenant.value()));
        var nobody = new UserId(UUID.randomUUID());
        grant(Map.of());

        Facts facts = UNIT.inTenant(tenant.value(), em -> decisions(em)
                .about(tenant, Set.of(user, other, nobody), Set.of(PERMISSION, "manage:system"), Set.of(Scope.TENANT)));

        assertThat(facts.members()).containsOnlyKeys(user.value(), other.value());
        assertThat(reason(facts, user, PERMISSION)).isEqualTo(Decision.Reason.GRANTED);
        assertThat(reason(facts, user, "manage:system")).isEqualTo(Decision.Reason.NOT_GRANTED);
        assertThat(reason(facts, other, PERMISSION)).isEqualTo(Decision.Reason.NOT_GRANTED);
        assertThat(reason(facts, nobody, PERMISSION)).isEqualTo(Decision.Reason.NOT_A_MEMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"status\"",
                "{\"status\": \"active\"}",
                "{\"resource.\": \"active\"}",
                "{\"resource.status\": null}",
                "{\"resource.status\": [\"active\"]}",
                "{\"resource.status\": {}}",
                "{\"resource.status\": \"active\", \"colour\": \"blue\"}"
            })
    void whatIsNoConditionIsRefused(String condition) {
        for (String table : Set.of("user_roles", "permission_denies")) {
            assertThatThrownBy(() -> DATABASE.asOwner(sql -> {
                        UUID row = table.equals("user_roles") ? anAssignment() : aDeny();
                        return sql.update(
                                "UPDATE " + table + " SET condition = CAST(? AS jsonb) WHERE id = ?", condition, row);
                    }))
                    .isInstanceOfSatisfying(
                            SqlFailure.class, e -> assertThat(e.state()).isEqualTo(CHECK_VIOLATED));
        }
    }

    private UUID anAssignment() {
        UUID id = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT tenant_id, ?, ?, id FROM roles"
                        + " WHERE tenant_id = ? AND name = 'admin'",
                id,
                user.value(),
                tenant.value()));
        return id;
    }

    private UUID aDeny() {
        UUID id = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason)"
                        + " SELECT tenant_id, ?, ?, id, 'a test' FROM permissions WHERE tenant_id = ? AND name = ?",
                id,
                user.value(),
                tenant.value(),
                PERMISSION));
        return id;
    }

    private void grant(Map<String, Object> condition) {
        UNIT.inTenant(tenant.value(), em -> {
            var grants = new RoleGrants();
            grants.em = em;
            grants.rights = new NotedRights();
            return grants.add(
                    tenant, user, grants.role(tenant, "internal_pm").orElseThrow(), Scope.TENANT, condition, null);
        });
    }

    private boolean allowed(Map<String, Object> attributes) {
        Facts facts = UNIT.inTenant(tenant.value(), em -> decisions(em).about(tenant, user, PERMISSION, Scope.TENANT));
        var question = new Question(tenant.value(), user.value(), PERMISSION, Scope.TENANT, soon(), null, attributes);
        return Evaluator.decide(facts, question).allowed();
    }

    private Decision.Reason reason(Facts facts, UserId of, String permission) {
        return Evaluator.decide(facts, new Question(tenant.value(), of.value(), permission, Scope.TENANT, soon()))
                .reason();
    }

    /** When what was assigned a moment ago has begun, by whichever clock. */
    private static Instant soon() {
        return Instant.now().plusSeconds(1);
    }

    private static DecisionFacts decisions(EntityManager em) {
        var facts = new DecisionFacts();
        facts.em = em;
        facts.places = new Places();
        facts.places.em = em;
        return facts;
    }
}
