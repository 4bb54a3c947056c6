package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a change is said to do to people's rights is what the specification decides otherwise afterwards, over organizations made at random. */
class RightsDifferenceIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final int ORGANIZATIONS = 3;
    /** Ids are the database's, so that a seed does not decide alone how many rights change: there are more organizations until these have. */
    private static final int MOST_ORGANIZATIONS = 12;

    private static final int GAINED = 30;
    private static final int LOST = 12;
    private static final int STEPS = 40;
    private static final int OTHER_STEPS = 3;
    private static final int DENY_EVERY = 8;
    /** From the moment of the change on: before and after what begins and ends by itself. */
    private static final List<Duration> LATER =
            List.of(Duration.ZERO, Duration.ofMinutes(30), Duration.ofMinutes(90), Duration.ofHours(3));

    private record Right(UUID user, String permission, Scope scope, boolean gained, Instant from, Instant to) {
        boolean holdsAt(Instant moment) {
            return !moment.isBefore(from) && (to == null || moment.isBefore(to));
        }
    }

    private record Change(String step, Instant at, List<Right> rights) {}

    /** Nobody can deny something for less than the whole organization yet; what such a deny does to a difference is known already. */
    @BeforeAll
    static void deniesMayBeForPlaces() {
        DATABASE.asOwner(sql ->
                sql.update("ALTER TABLE permission_denies DROP CONSTRAINT permission_denies_whole_organization"));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void whatIsGainedAndLostIsWhatTheSpecificationDecidesOtherwise() {
        int gained = 0;
        int lost = 0;
        for (int n = 0; n < ORGANIZATIONS || n < MOST_ORGANIZATIONS && (gained <= GAINED || lost <= LOST); n++) {
            long seed = 20261130L + n;
            var rights = new RandomRights(DATABASE, new Random(seed));
            for (int i = 0; i < STEPS; i++) {
                for (int other = 0; other < OTHER_STEPS; other++) {
                    rights.step();
                }
                if (i % DENY_EVERY == 0) {
                    denySomewhere(rights);
                }
                Facts before = facts(rights);
                Change change = change(rights);
                if (change != null) {
                    String history = "seed " + seed + ", change " + i + ", " + change.step();
                    compare(rights, before, facts(rights), change, history);
                    gained +=
                            (int) change.rights().stream().filter(Right::gained).count();
                    lost += (int) change.rights().stream()
                            .filter(right -> !right.gained())
                            .count();
                }
            }
        }
        assertThat(gained).as("rights were gained").isGreaterThan(GAINED);
        assertThat(lost).as("rights were lost").isGreaterThan(LOST);
    }

    @Test
    void withoutARehearsalNothingIsNoted() {
        var rights = new RandomRights(DATABASE, new Random(5));
        rights.step();
        assertThat(DATABASE.<Long>asOwner(
                        sql -> sql.one("SELECT count(*) FROM rights_notes WHERE tenant_id = ?", rights.tenant)))
                .isZero();
    }

    @Test
    void aDenyForAnAccountHidesNoGainForTheWholeOrganization() {
        var rights = new RandomRights(DATABASE, new Random(11));
        UUID member = new People(DATABASE).member(rights.tenant);
        Scope account = rights.places.stream()
                .filter(place -> place.type() == Scope.Type.ACCOUNT)
                .findFirst()
                .orElseThrow();
        deny(rights, member, "upload:files", account);
        List<Right> changed = rehearsed(rights.tenant, sql -> {
                    assign(sql, rights, member, "client_user", Scope.TENANT);
                    assign(sql, rights, member, "client_admin", account);
                    return "assigned";
                })
                .rights();
        assertThat(changed)
                .filteredOn(right -> right.permission().equals("upload:files"))
                .singleElement()
                .satisfies(right -> {
                    assertThat(right.scope()).isEqualTo(Scope.TENANT);
                    assertThat(right.gained()).isTrue();
                });
    }

    private static void assign(Sql sql, RandomRights rights, UUID member, String role, Scope place) {
        sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id) SELECT tenant_id,"
                        + " gen_random_uuid(), ?, id, ?, CAST(? AS uuid) FROM roles WHERE tenant_id = ? AND name = ?",
                member,
                place.type().word(),
                id(place),
                rights.tenant,
                role);
    }

    private static void denySomewhere(RandomRights rights) {
        deny(rights, rights.any(rights.members), rights.any(RandomRights.PERMISSIONS), rights.any(rights.places));
    }

    private static void deny(RandomRights rights, UUID member, String permission, Scope place) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, scope_type, scope_id, reason)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id, ?, CAST(? AS uuid), 'a test' FROM permissions"
                        + " WHERE tenant_id = ? AND name = ? ON CONFLICT DO NOTHING",
                member,
                place.type().word(),
                id(place),
                rights.tenant,
                permission));
    }

    private static String id(Scope place) {
        return place.id() == null ? null : place.id().toString();
    }

    private static void compare(RandomRights rights, Facts before, Facts after, Change change, String history) {
        for (UUID member : rights.members) {
            for (String permission : RandomRights.PERMISSIONS) {
                for (Scope place : rights.places) {
                    for (Duration later : LATER) {
                        Instant moment = change.at().plus(later);
                        var question = new Question(rights.tenant, member, permission, place, moment);
                        boolean could = Evaluator.decide(before, question).allowed();
                        boolean can = Evaluator.decide(after, question).allowed();
                        compare(change, question, could, can, before.within(), history);
                    }
                }
            }
        }
    }

    private static void compare(
            Change change, Question question, boolean could, boolean can, Map<Scope, Scope> places, String history) {
        List<Right> about = change.rights().stream()
                .filter(right -> right.user().equals(question.user())
                        && right.permission().equals(question.permission())
                        && right.holdsAt(question.at()))
                .toList();
        if (could != can) {
            assertThat(about)
                    .as("%s: %s was %s and is %s", history, question, could, can)
                    .anyMatch(right -> right.gained() == can && covers(right.scope(), question.place(), places));
        }
        about.stream().filter(right -> right.scope().equals(question.place())).forEach(right -> assertThat(
                        List.of(could, can))
                .as("%s: %s by %s", history, question, right)
                .isEqualTo(List.of(!right.gained(), right.gained())));
    }

    private static boolean covers(Scope scope, Scope place, Map<Scope, Scope> places) {
        return scope.type() == Scope.Type.TENANT || scope.equals(place) || scope.equals(places.get(place));
    }

    /** Null when the database refused the change. */
    private static Change change(RandomRights rights) {
        try {
            return rehearsed(rights.tenant, rights::stepOfRights);
        } catch (SqlFailure refused) {
            return null;
        }
    }

    /** @param step changes rights, and says how */
    private static Change rehearsed(UUID tenant, SqlWork<String> step) {
        return DATABASE.asOwner(sql -> {
            sql.enterTenant(tenant);
            sql.one("SELECT set_config('holdfast.rehearsal', 'on', true)");
            String what = step.run(sql);
            Instant at = Columns.instant(sql.one("SELECT now()"));
            List<Right> changed = difference(sql, tenant);
            sql.update("DELETE FROM rights_notes");
            sql.one("SELECT set_config('holdfast.rehearsal', '', true)");
            return new Change(what, at, changed);
        });
    }

    private static List<Right> difference(Sql sql, UUID tenant) {
        return sql
                .rows(
                        "SELECT d.*, p.name FROM rights_difference(?) d JOIN permissions p ON p.id = d.permission_id",
                        tenant)
                .stream()
                .map(row -> new Right(
                        (UUID) row.get("user_id"),
                        (String) row.get("name"),
                        new Scope(Scope.Type.ofWord((String) row.get("scope_type")), (UUID) row.get("scope_id")),
                        (Boolean) row.get("gained"),
                        Columns.instant(row.get("valid_from")),
                        Columns.instant(row.get("valid_to"))))
                .toList();
    }

    private static Facts facts(RandomRights rights) {
        Set<UserId> users = rights.members.stream().map(UserId::new).collect(toUnmodifiableSet());
        return UNIT.inTenant(rights.tenant, em -> PermissionMatrixIT.facts(em)
                .about(
                        new TenantId(rights.tenant),
                        users,
                        Set.copyOf(RandomRights.PERMISSIONS),
                        Set.copyOf(rights.places)));
    }
}
