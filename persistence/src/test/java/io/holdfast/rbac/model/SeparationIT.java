package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Static sets of roles are kept by the database, whoever writes and however many at once. */
class SeparationIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final People PEOPLE = new People(DATABASE);
    private static final String CHECK_VIOLATION = "23514";
    private static final String ASSIGN =
            "INSERT INTO user_roles (tenant_id, id, user_id, role_id, valid_from, valid_to)"
                    + " SELECT tenant_id, gen_random_uuid(), ?, id, now() + CAST(? AS interval), now() + CAST(? AS interval)"
                    + " FROM roles WHERE tenant_id = ? AND name = ?";
    private static final String INHERIT = "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id)"
            + " SELECT s.tenant_id, gen_random_uuid(), s.id, j.id FROM roles s, roles j"
            + " WHERE s.tenant_id = ? AND j.tenant_id = s.tenant_id AND s.name = ? AND j.name = ?";
    private static final String ADD_ROLE = "INSERT INTO separation_set_roles (tenant_id, id, set_id, role_id)"
            + " SELECT tenant_id, gen_random_uuid(), ?, id FROM roles WHERE tenant_id = ? AND name = ?";

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private UUID firm;
    private UUID user;

    @BeforeEach
    void aFirmWithRolesOfItsOwn() {
        firm = PEOPLE.firm();
        user = PEOPLE.member(firm);
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO roles (tenant_id, id, name, description, level)"
                        + " SELECT ?, gen_random_uuid(), name, '', 1"
                        + " FROM unnest(ARRAY['enterer', 'releaser', 'auditor', 'chief', 'boss']) name",
                firm));
    }

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    @Test
    void nobodyIsGivenAsManyRolesAsTheSetForbids() {
        set(2, "enterer", "releaser");
        assign("enterer");
        assertRefused(() -> assign("releaser"));
        assign("auditor");
        set(3, "enterer", "auditor", "chief");
        assertRefused(() -> assign("chief"));
    }

    @Test
    void aRoleThatIsTakenOverFromCountsOverAnyNumberOfSteps() {
        inherit("chief", "enterer");
        inherit("boss", "chief");
        set(2, "enterer", "releaser");
        assign("boss");
        assertRefused(() -> assign("releaser"));
        inherit("auditor", "releaser");
        assertRefused(() -> assign("auditor"));
    }

    @Test
    void oneRoleThatTakesOverFromTwoIsHeldByNobody() {
        set(2, "enterer", "releaser");
        inherit("chief", "enterer");
        inherit("chief", "releaser");
        assertRefused(() -> assign("chief"));
    }

    @ParameterizedTest
    @CsvSource({
        // begin and end of the two assignments, in hours from now; none for ever
        "0, 2, 1, 3, true",
        "0, , 5, 6, true",
        "0, 2, 2, 3, false",
        "2, 3, 0, 1, false",
        "0, 1, 4, , false",
        "3, 4, 0, , true"
    })
    void onlyPeriodsThatOverlapViolate(
            Integer from, Integer to, Integer secondFrom, Integer secondTo, boolean violates) {
        set(2, "enterer", "releaser");
        assign("enterer", from, to);
        if (violates) {
            assertRefused(() -> assign("releaser", secondFrom, secondTo));
        } else {
            assign("releaser", secondFrom, secondTo);
        }
    }

    @Test
    void anAssignmentIsNotProlongedIntoAnotherNorUnrevokedBesideOne() {
        set(2, "enterer", "releaser");
        assign("enterer", 0, 2);
        assign("releaser", 2, null);
        String prolong =
                "UPDATE user_roles SET valid_to = valid_to + CAST(? AS interval) WHERE user_id = ? AND valid_to IS NOT NULL";
        assertRefused(() -> owner(sql -> sql.update(prolong, "1 min", user)));
        owner(sql -> sql.update(prolong, "-1 min", user));
        owner(sql -> sql.update(prolong, "1 min", user));
        owner(sql ->
                sql.update("UPDATE user_roles SET revoked_at = now() WHERE user_id = ? AND valid_to IS NULL", user));
        owner(sql -> sql.update(prolong, "1 min", user));
        assertRefused(
                () -> owner(sql -> sql.update("UPDATE user_roles SET revoked_at = NULL WHERE user_id = ?", user)));
    }

    @Test
    void anyScopeAndConditionCounts() {
        set(2, "enterer", "releaser");
        assign("enterer");
        assertRefused(() -> owner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id, condition)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, 'project', gen_random_uuid(),"
                        + " '{\"resource.status\": \"active\"}' FROM roles WHERE tenant_id = ? AND name = 'releaser'",
                user,
                firm)));
    }

    @Test
    void aSetIsNotMadeExtendedOrTightenedAgainstWhatThereIs() {
        assign("enterer");
        assign("releaser");
        assertRefused(() -> set(2, "enterer", "releaser"));
        UUID set = set(3, "enterer", "releaser", "auditor");
        assertRefused(() -> owner(sql -> sql.update("UPDATE separation_sets SET cardinality = 2 WHERE id = ?", set)));
        assign("chief");
        UUID narrow = set(2, "enterer", "auditor");
        assertRefused(() -> owner(sql -> sql.update(ADD_ROLE, narrow, firm, "chief")));
        inherit("boss", "auditor");
        assertRefused(() -> assign("boss"));
        assertRefused(() -> inherit("chief", "auditor"));
    }

    @Test
    void whatTakesRolesAwayAndGivesOthersInOneTransactionIsJudgedByItsEnd() {
        set(2, "enterer", "releaser");
        assign("enterer");
        owner(sql -> {
            sql.update(ASSIGN, user, "0", null, firm, "releaser");
            return sql.update(
                    "UPDATE user_roles SET revoked_at = now() WHERE user_id = ? AND role_id ="
                            + " (SELECT id FROM roles WHERE tenant_id = ? AND name = 'enterer')",
                    user,
                    firm);
        });
        assertRefused(() -> assign("enterer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignment", "inheritance", "set"})
    void twoHalvesOfAViolationAtTheSameTimeDoNotBothStay(String half) throws Exception {
        assign("auditor");
        if (!half.equals("set")) {
            set(2, "enterer", "releaser");
        }
        if (half.equals("set")) {
            assign("enterer");
        }
        try (Connection connection = DATABASE.app().getConnection()) {
            connection.setAutoCommit(false);
            var first = new Sql(connection);
            first.enterTenant(firm);
            first.update(ASSIGN, user, "0", null, firm, "releaser");
            first.update("SET CONSTRAINTS ALL IMMEDIATE");

            Future<?> second = other.submit(() -> {
                switch (half) {
                    case "assignment" -> assign("enterer");
                    case "inheritance" -> inherit("auditor", "enterer");
                    default -> set(2, "enterer", "releaser");
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(SeparationIT::somebodyWaits);
            connection.commit();

            assertThatThrownBy(second::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(SqlFailure.class, refused -> assertThat(refused.state())
                            .isEqualTo(CHECK_VIOLATION));
        }
    }

    @Test
    void whatARestoreBroughtIsToldAndHindersNothingElse() {
        UUID set = set(2, "enterer", "releaser");
        owner(sql -> sql.update("ALTER TABLE user_roles DISABLE TRIGGER separation"));
        assign("enterer");
        assign("releaser", 1, null);
        owner(sql -> sql.update("ALTER TABLE user_roles ENABLE TRIGGER separation"));
        assertThat(violators("since > now() AND set_id = ?", set)).containsExactly(user);

        assign("auditor");
        inherit("chief", "auditor");
        set(2, "auditor", "boss");
        owner(sql -> sql.update("UPDATE separation_sets SET cardinality = 3, description = 'x' WHERE id = ?", set));
        assertThat(violators("set_id = ?", set)).isEmpty();
    }

    @Test
    void dynamicSetsBindNobodysAssignments() {
        UUID set = set(2, "enterer", "releaser");
        owner(sql -> sql.update("UPDATE separation_sets SET kind = 'DYNAMIC' WHERE id = ?", set));
        assign("enterer");
        assign("releaser");
        assertRefused(() -> owner(sql -> sql.update("UPDATE separation_sets SET kind = 'STATIC' WHERE id = ?", set)));
    }

    private List<UUID> violators(String condition, UUID set) {
        return owner(sql -> sql.column("SELECT user_id FROM separation_violations(?) WHERE " + condition, firm, set));
    }

    private UUID set(int cardinality, String... roles) {
        UUID id = UUID.randomUUID();
        return DATABASE.inTenant(firm, sql -> {
            sql.update(
                    "INSERT INTO separation_sets (tenant_id, id, name, description, kind, cardinality)"
                            + " VALUES (?, ?, ?, '', 'STATIC', ?)",
                    firm,
                    id,
                    id.toString(),
                    cardinality);
            List.of(roles).forEach(role -> sql.update(ADD_ROLE, id, firm, role));
            return id;
        });
    }

    private int assign(String role) {
        return assign(role, 0, null);
    }

    private int assign(String role, Integer from, Integer to) {
        return DATABASE.inTenant(
                firm, sql -> sql.update(ASSIGN, user, from + " h", to == null ? null : to + " h", firm, role));
    }

    private int inherit(String senior, String junior) {
        return DATABASE.inTenant(firm, sql -> sql.update(INHERIT, firm, senior, junior));
    }

    private static <T> T owner(SqlWork<T> work) {
        return DATABASE.asOwner(work);
    }

    private static void assertRefused(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(SqlFailure.class, refused -> assertThat(refused.state())
                .isEqualTo(CHECK_VIOLATION));
    }

    private static boolean somebodyWaits() {
        return DATABASE.asOwner(sql ->
                        sql.<Long>one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
                > 0;
    }
}
