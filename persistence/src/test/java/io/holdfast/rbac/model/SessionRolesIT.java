package io.holdfast.rbac.model;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Grants;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which roles a session has active, chosen or not, and that no session has those of a dynamic set together. */
class SessionRolesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final String CHECK_VIOLATION = "23514";
    private static final int ROLES = 5;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private TenantId tenant;
    private UserId user;
    private SessionId session;
    private List<UUID> roles;

    @BeforeEach
    void somebodyWithASession() {
        tenant = new TenantId(PEOPLE.firm());
        user = new UserId(PEOPLE.member(tenant.value()));
        session = SessionId.next();
        roles = new ArrayList<>();
        DATABASE.asOwner(sql -> {
            for (int i = 0; i < ROLES; i++) {
                roles.add(UUID.randomUUID());
                sql.update(
                        "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, ?, '', 1)",
                        tenant.value(),
                        roles.get(i),
                        "role-" + i);
            }
            return sql.update(
                    "INSERT INTO sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at)"
                            + " VALUES (?, ?, ?, sha256(CAST(CAST(? AS text) AS bytea)), now() + interval '1 h', now() + interval '1 h')",
                    tenant.value(),
                    session.value(),
                    user.value(),
                    session.toString());
        });
    }

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aSessionHasAllRolesActiveUntilItChooses() {
        assign(0, 1);
        inherit(1, 2);
        assertThat(active()).isEmpty();
        assertThat(chosen()).isEmpty();
        assertThat(names(true)).containsExactly("role-0", "role-1", "role-2");

        choose(2);
        assertThat(active()).contains(Set.of(roles.get(2)));
        assertThat(chosen()).contains(Set.of(roles.get(2)));
        assertThat(names(true)).containsExactly("role-2");
        assertThat(names(false)).containsExactly("role-0", "role-1");

        choose();
        assertThat(active()).contains(Set.of());
        chooseAll();
        assertThat(active()).isEmpty();
    }

    @Test
    void aChosenRoleThatThePersonHasNoMoreIsNotActive() {
        assign(0);
        choose(0, 1);
        assertThat(active()).contains(Set.of(roles.get(0)));
    }

    @Test
    void whatIsGivenComesByTheActiveRoleAndTheAssignedOnesAreStillTold() {
        assign(0);
        inherit(0, 1);
        hold(0, "manage:system");
        hold(1, "upload:files");
        assertThat(permissions(grants())).containsExactlyInAnyOrder("manage:system role-0", "upload:files role-0");

        choose(1);
        assertThat(permissions(grants())).containsExactly("upload:files role-1");
        assertThat(grants().roles()).containsExactly("role-0");

        choose();
        assertThat(grants().all()).isEmpty();
        assertThat(grants().roles()).containsExactly("role-0");
    }

    @Test
    void rolesOfADynamicSetAreNotActiveTogetherBeforeOneIsChosenNorAfterTheSetWasMade() {
        assign(0, 1, 2);
        choose(0, 1, 2);
        keepApart(0, 1);
        assertThat(active()).contains(Set.of(roles.get(2)));
        chooseAll();
        assertThat(active()).contains(Set.of(roles.get(2)));
        choose(0, 2);
        assertThat(active()).contains(Set.of(roles.get(0), roles.get(2)));
    }

    @Test
    void aSessionDoesNotActivateRolesThatAreKeptApartWhoeverSaysSo() {
        assign(0, 1, 3);
        inherit(3, 1);
        keepApart(0, 1);
        assertThat(violated(0, 2)).isEmpty();
        assertThat(violated(0, 3)).isPresent();
        assertRefused(append(0, 1));
        assertRefused(append(0, 3));
        assertThat(append(0)).isNull();
    }

    @Test
    void ofTwoActivationsAtTheSameTimeThatViolateTogetherOneIsRefused() throws Exception {
        assign(0, 1);
        keepApart(0, 1);
        try (Connection connection = DATABASE.app().getConnection()) {
            connection.setAutoCommit(false);
            var first = new Sql(connection);
            first.enterTenant(tenant.value());
            append(first, 0);
            Future<SqlFailure> second = other.submit(() -> append(1));
            await().atMost(Duration.ofSeconds(20)).until(SessionRolesIT::somebodyWaits);
            connection.commit();
            assertRefused(second.get());
        }
        assertThat(chosen()).contains(Set.of(roles.get(0)));
    }

    @Test
    void whatIsActiveIsWhatIsCountedOutByHand() {
        int reduced = 0;
        for (int n = 0; n < 25; n++) {
            long seed = 20261130L + n;
            var random = new Random(seed);
            somebodyWithASession();
            List<Set<Integer>> holds = hierarchy(random);
            List<Integer> assigned = some(random);
            assign(ints(assigned));
            List<List<Integer>> sets = List.of(some(random), some(random));
            sets.forEach(set -> keepApart(ints(set)));
            List<Integer> chosen = random.nextBoolean() ? some(random) : null;

            Set<Integer> base = below(holds, assigned);
            if (chosen != null) {
                base.retainAll(chosen);
            }
            Set<Integer> open = below(holds, base);
            Set<Integer> apart = sets.stream()
                    .filter(set -> set.stream().filter(open::contains).count() >= 2)
                    .flatMap(List::stream)
                    .collect(toSet());
            Set<UUID> right = base.stream()
                    .filter(role -> holds.get(role).stream().noneMatch(apart::contains))
                    .map(roles::get)
                    .collect(toSet());
            reduced += right.size() < base.size() ? 1 : 0;

            Set<UUID> all = base.stream().map(roles::get).collect(toSet());
            assertThat(inSql(chosen).orElse(all)).as("seed %s", seed).isEqualTo(right);
        }
        assertThat(reduced).isGreaterThan(5);
    }

    /** Which roles each role amounts to. */
    private List<Set<Integer>> hierarchy(Random random) {
        List<Set<Integer>> holds = new ArrayList<>(Collections.nCopies(ROLES, Set.of()));
        for (int role = ROLES - 1; role >= 0; role--) {
            Set<Integer> reached = new HashSet<>(Set.of(role));
            for (int junior = role + 1; junior < ROLES; junior++) {
                if (random.nextInt(4) == 0) {
                    inherit(role, junior);
                    reached.addAll(holds.get(junior));
                }
            }
            holds.set(role, reached);
        }
        return holds;
    }

    private static Set<Integer> below(List<Set<Integer>> holds, Collection<Integer> some) {
        return some.stream().flatMap(role -> holds.get(role).stream()).collect(toCollection(HashSet::new));
    }

    /** What a session that had chosen these would have active: one cannot, that the database refuses. */
    private Optional<Set<UUID>> inSql(List<Integer> chosen) {
        return DATABASE.inTenant(tenant.value(), sql -> {
            String active = sql.one(
                    "SELECT CAST(array_to_json(session_roles(?, ?, CAST(? AS uuid[]))) AS text)",
                    tenant.value(),
                    user.value(),
                    chosen == null ? null : array(ints(chosen)));
            return Optional.ofNullable(active).map(text -> Pattern.compile("[0-9a-f-]{36}")
                    .matcher(text)
                    .results()
                    .map(id -> UUID.fromString(id.group()))
                    .collect(toSet()));
        });
    }

    private static List<Integer> some(Random random) {
        return random.ints(0, ROLES).distinct().limit(3).boxed().toList();
    }

    private static int[] ints(List<Integer> some) {
        return some.stream().mapToInt(Integer::intValue).toArray();
    }

    private String array(int... some) {
        return Arrays.stream(some).mapToObj(role -> roles.get(role).toString()).collect(joining(",", "{", "}"));
    }

    private void assign(int... assigned) {
        for (int role : assigned) {
            owner(
                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id) VALUES (?, gen_random_uuid(), ?, ?)",
                    tenant.value(),
                    user.value(),
                    roles.get(role));
        }
    }

    private void inherit(int senior, int junior) {
        owner(
                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id) VALUES (?, gen_random_uuid(), ?, ?)",
                tenant.value(),
                roles.get(senior),
                roles.get(junior));
    }

    private void hold(int role, String permission) {
        owner(
                "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id FROM permissions WHERE tenant_id = ? AND name = ?",
                roles.get(role),
                tenant.value(),
                permission);
    }

    private void keepApart(int... apart) {
        UUID set = UUID.randomUUID();
        owner(
                "INSERT INTO separation_sets (tenant_id, id, name, description, kind, cardinality)"
                        + " VALUES (?, ?, ?, '', 'DYNAMIC', 2)",
                tenant.value(),
                set,
                set.toString());
        for (int role : apart) {
            owner(
                    "INSERT INTO separation_set_roles (tenant_id, id, set_id, role_id) VALUES (?, gen_random_uuid(), ?, ?)",
                    tenant.value(),
                    set,
                    roles.get(role));
        }
    }

    private static void owner(String statement, Object... parameters) {
        DATABASE.asOwner(sql -> sql.update(statement, parameters));
    }

    private void choose(int... chosen) {
        Set<UUID> ids = Arrays.stream(chosen).mapToObj(roles::get).collect(toSet());
        run(r -> r.choose(tenant, session, ids));
    }

    private void chooseAll() {
        run(r -> r.choose(tenant, session, null));
    }

    /** Adds roles to those that the session has chosen; answers what the database says against it. */
    private SqlFailure append(int... added) {
        try {
            DATABASE.inTenant(tenant.value(), sql -> append(sql, added));
            return null;
        } catch (SqlFailure refused) {
            return refused;
        }
    }

    private int append(Sql sql, int... added) {
        return sql.update(
                "UPDATE sessions SET active_roles = coalesce(active_roles, '{}') || CAST(? AS uuid[]) WHERE id = ?",
                array(added),
                session.value());
    }

    private static void assertRefused(SqlFailure failure) {
        assertThat(failure).isNotNull();
        assertThat(failure.state()).isEqualTo(CHECK_VIOLATION);
    }

    private Optional<Set<UUID>> active() {
        return with(r -> r.active(tenant, user, session));
    }

    private Optional<Set<UUID>> chosen() {
        return with(r -> r.chosen(tenant, session));
    }

    private Optional<UUID> violated(int one, int another) {
        return with(r -> r.violated(tenant, Set.of(roles.get(one), roles.get(another))));
    }

    private List<String> names(boolean active) {
        List<SessionRole> all = with(r -> r.all(tenant, user, session));
        return all.stream()
                .filter(role -> role.active() == active)
                .map(SessionRole::name)
                .toList();
    }

    private Grants grants() {
        return UNIT.inTenant(tenant.value(), em -> {
            var grants = new RoleGrants();
            grants.em = em;
            return grants.heldBy(tenant, user, session).grants();
        });
    }

    private static List<String> permissions(Grants grants) {
        return grants.all().stream().map(g -> g.permission() + " " + g.role()).toList();
    }

    private void run(Consumer<SessionRoles> work) {
        with(r -> {
            work.accept(r);
            return null;
        });
    }

    private <T> T with(Function<SessionRoles, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var repository = new SessionRoles();
            repository.em = em;
            repository.rights = new NotedRights();
            return work.apply(repository);
        });
    }

    private static boolean somebodyWaits() {
        return DATABASE.asOwner(sql -> sql.<Long>one("SELECT count(*) FROM pg_locks WHERE NOT granted")) > 0;
    }
}
