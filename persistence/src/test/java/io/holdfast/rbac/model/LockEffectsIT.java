package io.holdfast.rbac.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.LockEffects.Below;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.RightsDifferences.Counted;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What changed locks are said to do below is what decisions there say otherwise afterwards, over organizations made at random. */
class LockEffectsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final int STEPS = 40;
    private static final int OTHER_STEPS = 4;
    private static final List<String> PERMISSIONS = List.of("read:all-projects", "manage:system", "upload:files");

    /** Who may do it where and when. */
    private record Right(String user, String place, String moment) {}

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void howManyGainAndLoseIsWhatIsDecidedOtherwise() {
        long gained = 0;
        long lost = 0;
        for (int n = 0; n < 3; n++) {
            long seed = 20261201L + n;
            var random = new Random(seed);
            var rights = new RandomRights(DATABASE, random);
            UUID top = between(rights, n);
            for (int i = 0; i < STEPS; i++) {
                for (int other = 0; other < OTHER_STEPS; other++) {
                    rights.step();
                }
                String permission = PERMISSIONS.get(random.nextInt(PERMISSIONS.size()));
                String moments = moments(rights);
                List<Right> before = allowed(rights, permission, moments);
                Set<Cell> locks = own(top);
                change(top, permission, random);
                Below below = since(top, locks);
                List<Right> after = allowed(rights, permission, moments);

                long gaining = people(after, before);
                long losing = people(before, after);
                boolean any = gaining + losing > 0;
                assertThat(List.of(below.gaining(), below.losing()))
                        .as("seed %s, change %s, %s", seed, i, permission)
                        .containsExactly(gaining, losing);
                assertThat(below.permissions())
                        .isEqualTo(any ? List.of(new Counted(permission, gaining, losing)) : List.of());
                assertThat(below.organizations()).isEqualTo(any ? 1 : 0);
                assertThat(below.first()).hasSize(any ? 1 : 0).allSatisfy(one -> {
                    assertThat(one.id().value()).isEqualTo(rights.tenant);
                    assertThat(one.permissions()).isEqualTo(below.permissions());
                });
                gained += gaining;
                lost += losing;
            }
        }
        assertThat(gained).as("rights were gained").isGreaterThan(STEPS / 4);
        assertThat(lost).as("rights were lost").isGreaterThan(STEPS / 4);
    }

    /** The one whose locks change: right above the organization, or above the one that stands there. */
    private static UUID between(RandomRights rights, int n) {
        if (n == 0) {
            return rights.above;
        }
        UUID top = new People(DATABASE).firm();
        DATABASE.asOwner(sql -> {
            sql.update("UPDATE tenants SET parent_id = ? WHERE id = ?", top, rights.above);
            return sql.update(
                    "INSERT INTO roles (tenant_id, id, name, description, level)"
                            + " SELECT ?, gen_random_uuid(), 'role-' || n, '', 1 FROM generate_series(0, 3) n",
                    top);
        });
        return top;
    }

    /** Locks come and go; what the database refuses changes nothing. */
    private static void change(UUID top, String permission, Random random) {
        String role = List.of("role-0", "role-1", "role-2", "role-3", "internal_pm", "client_user")
                .get(random.nextInt(6));
        boolean lifts = random.nextInt(3) == 0;
        try {
            DATABASE.asOwner(sql -> {
                if (lifts) {
                    sql.update(
                            "DELETE FROM organization_permissions WHERE tenant_id = ? AND permission = ?",
                            top,
                            permission);
                } else {
                    lock(sql, top, permission, role);
                }
                return null;
            });
        } catch (SqlFailure refused) {
            assertThat(refused).hasMessageContaining("duplicate");
        }
    }

    private static void lock(Sql sql, UUID top, String permission, String role) {
        sql.update(
                "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                        + " VALUES (?, gen_random_uuid(), 'a', ?, ?, 'LOCK')",
                top,
                role,
                permission);
    }

    private static long people(List<Right> these, List<Right> others) {
        return these.stream()
                .filter(right -> !others.contains(right))
                .map(Right::user)
                .distinct()
                .count();
    }

    /** Now, and whenever an assignment begins or ends: nothing changes in between. */
    private static String moments(RandomRights rights) {
        return DATABASE.inTenant(
                rights.tenant,
                sql -> sql.one(
                        "SELECT string_agg(DISTINCT CAST(m AS text), ',') FROM (SELECT now() AS m UNION ALL SELECT valid_from"
                                + " FROM user_roles WHERE tenant_id = ? UNION ALL SELECT valid_to FROM user_roles WHERE tenant_id = ?) t"
                                + " WHERE m >= now()",
                        rights.tenant,
                        rights.tenant));
    }

    private static List<Right> allowed(RandomRights rights, String permission, String moments) {
        String members = rights.members.stream().map(UUID::toString).collect(joining(","));
        String places = rights.places.stream()
                .map(place -> place.type().word() + ":" + (place.id() == null ? "" : place.id()))
                .collect(joining(","));
        return DATABASE.inTenant(rights.tenant, sql -> sql
                .rows(
                        "SELECT u, p, m FROM unnest(string_to_array(?, ',')) u, unnest(string_to_array(?, ',')) p,"
                                + " unnest(string_to_array(?, ',')) m WHERE user_has_org_permission_enhanced("
                                + "CAST(u AS uuid), ?, ?, split_part(p, ':', 1),"
                                + " CAST(nullif(split_part(p, ':', 2), '') AS uuid), CAST(m AS timestamptz))",
                        members,
                        places,
                        moments,
                        rights.tenant,
                        permission)
                .stream()
                .map(row -> new Right((String) row.get("u"), (String) row.get("p"), (String) row.get("m")))
                .toList());
    }

    private static Set<Cell> own(UUID top) {
        return UNIT.inTenant(top, em -> effects(em).own(new TenantId(top)));
    }

    private static Below since(UUID top, Set<Cell> locks) {
        return UNIT.inTenant(top, em -> effects(em).since(new TenantId(top), locks, 10));
    }

    private static LockEffects effects(EntityManager em) {
        var effects = new LockEffects();
        effects.em = em;
        return effects;
    }
}
