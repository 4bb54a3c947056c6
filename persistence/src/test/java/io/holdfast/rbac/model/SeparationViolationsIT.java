package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who violates a set, by the database and counted out by hand, over organizations made at random; and the sets themselves. */
class SeparationViolationsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final int ORGANIZATIONS = 15;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private record Held(UUID user, UUID role, Instant from, Instant to) {
        boolean at(Instant moment) {
            return !from.isAfter(moment) && (to == null || to.isAfter(moment));
        }
    }

    private record Kept(UUID id, int cardinality, Set<UUID> roles) {}

    private record Found(UUID set, UUID user) {}

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void theDatabaseFindsWhoIsFoundByHand() {
        int violations = 0;
        for (int n = 0; n < ORGANIZATIONS; n++) {
            long seed = 20261130L + n;
            var organization = new RandomOrganization(new Random(seed));
            Set<Found> right = organization.byHand();
            violations += right.size();
            assertThat(organization.inSql()).as("seed %s", seed).isEqualTo(right);
            assertThat(organization.byRole())
                    .as("seed %s, by role", seed)
                    .isEqualTo(right.stream().map(Found::user).collect(toSet()));
        }
        assertThat(violations).isGreaterThan(ORGANIZATIONS);
    }

    @Test
    void aSetIsMadeFoundChangedAndRemoved() {
        var tenant = new TenantId(PEOPLE.firm());
        var user = new UserId(PEOPLE.member(tenant.value()));
        UUID id = sets(
                tenant,
                s -> s.add(
                        tenant,
                        SeparationSet.Kind.STATIC,
                        definition("b", 2, "admin", "internal_pm", "client_user"),
                        user));
        sets(tenant, s -> s.add(tenant, SeparationSet.Kind.DYNAMIC, definition("a", 2, "admin", "client_admin"), user));

        List<SeparationSet> page = sets(tenant, s -> s.page(tenant, null, 10));
        assertThat(page).extracting(SeparationSet::name).containsExactly("a", "b");
        List<SeparationSet> ofRole = sets(tenant, s -> s.of(tenant, "client_user"));
        assertThat(ofRole).extracting(SeparationSet::id).containsExactly(id);
        assertThat(SeparationViolationsIT.<Boolean>sets(tenant, s -> s.isTaken(tenant, "a")))
                .isTrue();
        assertThat(SeparationViolationsIT.<Integer>sets(tenant, s -> s.count(tenant)))
                .isEqualTo(2);

        var wanted = definition("c", 3, "admin", "internal_pm", "client_admin");
        assertThat(SeparationViolationsIT.<Boolean>sets(tenant, s -> s.change(tenant, id, 2, wanted, user)))
                .as("another version")
                .isFalse();
        assertThat(SeparationViolationsIT.<Boolean>sets(tenant, s -> s.change(tenant, id, 1, wanted, user)))
                .isTrue();
        Optional<SeparationSet> changed = sets(tenant, s -> s.find(tenant, id));
        assertThat(changed)
                .contains(new SeparationSet(
                        id,
                        "c",
                        "of c",
                        SeparationSet.Kind.STATIC,
                        3,
                        List.of("admin", "client_admin", "internal_pm"),
                        2));

        assertThat(SeparationViolationsIT.<Boolean>sets(tenant, s -> s.remove(tenant, id)))
                .isTrue();
        Optional<SeparationSet> removed = sets(tenant, s -> s.find(tenant, id));
        assertThat(removed).isEmpty();
        assertThat(SeparationViolationsIT.<Boolean>sets(tenant, s -> s.remove(tenant, id)))
                .isFalse();
    }

    private static SeparationDefinition definition(String name, int cardinality, String... roles) {
        return new SeparationDefinition(name, "of " + name, cardinality, new TreeSet<>(List.of(roles)));
    }

    private static <T> T sets(TenantId tenant, Function<SeparationSets, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var sets = new SeparationSets();
            sets.em = em;
            sets.rights = new NotedRights();
            return work.apply(sets);
        });
    }

    /** People with roles for a time, roles over one another, and sets of roles that nothing has kept apart. */
    private static final class RandomOrganization {
        private final Random random;
        private final TenantId tenant = new TenantId(PEOPLE.firm());
        private final List<UUID> users = new ArrayList<>();
        private final List<UUID> roles =
                Stream.generate(UUID::randomUUID).limit(7).toList();
        private final Set<List<UUID>> seniors = new HashSet<>();
        private final List<Held> held = new ArrayList<>();
        private final List<Kept> kept = new ArrayList<>();

        RandomOrganization(Random random) {
            this.random = random;
            for (int i = 0; i < 5; i++) {
                users.add(PEOPLE.member(tenant.value()));
            }
            keeping("DISABLE");
            DATABASE.asOwner(sql -> {
                fill(sql);
                return null;
            });
            keeping("ENABLE");
        }

        private static void keeping(String word) {
            DATABASE.asOwner(sql -> {
                List.of("user_roles", "role_hierarchy", "separation_set_roles")
                        .forEach(table -> sql.update("ALTER TABLE " + table + " " + word + " TRIGGER separation"));
                return null;
            });
        }

        private void fill(Sql sql) {
            for (UUID role : roles) {
                sql.update(
                        "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, ?, '', 1)",
                        tenant.value(),
                        role,
                        role.toString());
            }
            for (int senior = 0; senior < roles.size(); senior++) {
                for (int junior = senior + 1; junior < roles.size(); junior++) {
                    if (random.nextInt(5) == 0) {
                        seniors.add(List.of(roles.get(senior), roles.get(junior)));
                        sql.update(
                                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id)"
                                        + " VALUES (?, gen_random_uuid(), ?, ?)",
                                tenant.value(),
                                roles.get(senior),
                                roles.get(junior));
                    }
                }
            }
            users.forEach(user -> roles.forEach(role -> {
                if (random.nextInt(4) == 0) {
                    hold(sql, user, role);
                }
            }));
            for (int i = 0; i < 3; i++) {
                keepApart(sql, "set-" + i);
            }
        }

        private void hold(Sql sql, UUID user, UUID role) {
            // Never so near that the test's own time decides, and often one's beginning at another's end.
            Instant from = NOW.plusSeconds(300 + 600 * random.nextInt(-6, 6));
            Instant to = random.nextBoolean() ? null : from.plusSeconds(600 * random.nextInt(1, 8));
            boolean revoked = random.nextInt(8) == 0;
            if (!revoked) {
                held.add(new Held(user, role, from, to));
            }
            sql.update(
                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id, valid_from, valid_to, revoked_at)"
                            + " VALUES (?, gen_random_uuid(), ?, ?, CAST(? AS timestamptz), CAST(? AS timestamptz),"
                            + " CASE WHEN ? THEN now() END)",
                    tenant.value(),
                    user,
                    role,
                    from.toString(),
                    to == null ? null : to.toString(),
                    revoked);
        }

        private void keepApart(Sql sql, String name) {
            Set<UUID> apart =
                    roles.stream().filter(role -> random.nextBoolean()).collect(toSet());
            var set = new Kept(UUID.randomUUID(), 2 + random.nextInt(2), apart);
            kept.add(set);
            sql.update(
                    "INSERT INTO separation_sets (tenant_id, id, name, description, kind, cardinality)"
                            + " VALUES (?, ?, ?, '', 'STATIC', ?)",
                    tenant.value(),
                    set.id(),
                    name,
                    set.cardinality());
            apart.forEach(role -> sql.update(
                    "INSERT INTO separation_set_roles (tenant_id, id, set_id, role_id) VALUES (?, gen_random_uuid(), ?, ?)",
                    tenant.value(),
                    set.id(),
                    role));
        }

        Set<Found> byHand() {
            List<Instant> moments = Stream.concat(
                            Stream.of(Instant.now()), held.stream().map(Held::from))
                    .filter(moment -> !moment.isBefore(NOW))
                    .toList();
            Set<Found> found = new HashSet<>();
            for (UUID user : users) {
                for (Kept set : kept) {
                    if (moments.stream().anyMatch(moment -> count(user, set, moment) >= set.cardinality())) {
                        found.add(new Found(set.id(), user));
                    }
                }
            }
            return found;
        }

        private long count(UUID user, Kept set, Instant moment) {
            Set<UUID> authorized = held.stream()
                    .filter(one -> one.user().equals(user) && one.at(moment))
                    .map(Held::role)
                    .collect(toCollection(HashSet::new));
            while (seniors.stream().anyMatch(pair -> authorized.contains(pair.get(0)) && authorized.add(pair.get(1)))) {
                // until nothing is added any more
            }
            authorized.retainAll(set.roles());
            return authorized.size();
        }

        Set<Found> inSql() {
            Set<Found> found = new HashSet<>();
            SeparationViolations.Place after = null;
            List<SeparationViolation> page;
            do {
                SeparationViolations.Place from = after;
                page = violations(v -> v.page(tenant, from, 2));
                page.forEach(
                        v -> assertThat(found.add(new Found(v.set(), v.user()))).isTrue());
                after = page.isEmpty()
                        ? null
                        : new SeparationViolations.Place(
                                last(page).set(), last(page).user());
            } while (!page.isEmpty());
            return found;
        }

        /** Each violation concerns a role that the person holds. */
        Set<UUID> byRole() {
            return held.stream()
                    .flatMap(one ->
                            violations(v -> v.by(tenant, new UserId(one.user()), new RoleId(one.role()))).stream())
                    .map(SeparationViolation::user)
                    .collect(toSet());
        }

        private <T> T violations(Function<SeparationViolations, T> work) {
            return UNIT.inTenant(tenant.value(), em -> {
                var violations = new SeparationViolations();
                violations.em = em;
                return work.apply(violations);
            });
        }

        private static SeparationViolation last(List<SeparationViolation> page) {
            return page.get(page.size() - 1);
        }
    }
}
