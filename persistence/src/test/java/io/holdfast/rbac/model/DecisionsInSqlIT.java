package io.holdfast.rbac.model;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The decision in SQL against the specification, over organizations made at random. A failure names the seed that makes its own again. */
class DecisionsInSqlIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final int ORGANIZATIONS = 12;
    private static final int QUESTIONS = 60;
    /** How many of the permissions that are asked for an organization knows. */
    private static final int CATALOGUE = 3;

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    /** Around the moment of the questions, the moment itself among them. */
    private static final List<Instant> MOMENTS =
            List.of(NOW.minusSeconds(60), NOW.minusNanos(1000), NOW, NOW.plusNanos(1000), NOW.plusSeconds(60));

    /** What is decided of an active member at a place that is there. */
    private static final Set<Decision.Reason> STANDING =
            EnumSet.of(Decision.Reason.GRANTED, Decision.Reason.NOT_GRANTED, Decision.Reason.DENIED_EXPLICITLY);

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void sqlAndTheSpecificationGiveOneAnswer() {
        Map<Decision.Reason, Integer> reasons = new EnumMap<>(Decision.Reason.class);
        for (int n = 0; n < ORGANIZATIONS; n++) {
            long seed = 20261130L + n;
            var random = new Random(seed);
            var organization = new RandomOrganization(random);
            for (int q = 0; q < QUESTIONS; q++) {
                var question = organization.question();
                UNIT.inTenant(organization.tenant, em -> {
                    Decision right = Evaluator.decide(facts(em, question), question);
                    reasons.merge(right.reason(), 1, Integer::sum);
                    assertThat(inSql(em, question))
                            .as("seed %s: %s by %s", seed, question, right)
                            .isEqualTo(right.allowed());
                    return null;
                });
            }
        }
        assertThat(reasons)
                .as("the questions are of all kinds")
                .containsKeys(
                        Decision.Reason.GRANTED,
                        Decision.Reason.NOT_GRANTED,
                        Decision.Reason.DENIED_EXPLICITLY,
                        Decision.Reason.MEMBER_DISABLED,
                        Decision.Reason.NOT_A_MEMBER,
                        Decision.Reason.RESOURCE_NOT_HERE);
        assertThat(reasons.get(Decision.Reason.GRANTED)).isGreaterThan(ORGANIZATIONS * QUESTIONS / 20);
    }

    /** The caller's grants, by which the product lets in, say what the specification says of an active member and the roles of a session. */
    @Test
    void theGrantsOfTheProductAndTheSpecificationGiveOneAnswer() {
        Map<Decision.Reason, Integer> reasons = new EnumMap<>(Decision.Reason.class);
        int grantedByChoice = 0;
        int refusedByChoice = 0;
        for (int n = 0; n < ORGANIZATIONS; n++) {
            long seed = 20261201L + n;
            var organization = new RandomOrganization(new Random(seed));
            for (int q = 0; q < QUESTIONS; q++) {
                var asked = organization.questionOfASession();
                Decision decided = UNIT.inTenant(organization.tenant, em -> {
                    var question = atTheTimeOf(em, asked);
                    Facts facts = facts(em, question);
                    Decision right = Evaluator.decide(facts, question);
                    if (STANDING.contains(right.reason())) {
                        reasons.merge(right.reason(), 1, Integer::sum);
                        assertThat(inGrants(em, facts, question))
                                .as("seed %s: %s by %s", seed, question, right)
                                .isEqualTo(right.allowed());
                    }
                    return right;
                });
                grantedByChoice += asked.activeRoles() != null && decided.allowed() ? 1 : 0;
                refusedByChoice += decided.grants().stream()
                                .anyMatch(branch -> branch.finding() == Decision.Finding.ROLE_NOT_ACTIVE)
                        ? 1
                        : 0;
            }
        }
        assertThat(grantedByChoice).as("granted by a chosen role").isGreaterThan(ORGANIZATIONS);
        assertThat(refusedByChoice).as("a role that is not active").isGreaterThan(ORGANIZATIONS);
        assertThat(reasons).containsOnlyKeys(STANDING);
        assertThat(reasons.get(Decision.Reason.GRANTED)).isGreaterThan(ORGANIZATIONS * QUESTIONS / 20);
    }

    /** What a node remembers of everything decides as what is read for each question. */
    @Test
    void theSnapshotOfTheWholeAndTheSpecificationGiveOneAnswer() {
        Map<Decision.Reason, Integer> reasons = new EnumMap<>(Decision.Reason.class);
        for (int n = 0; n < ORGANIZATIONS; n++) {
            long seed = 20261202L + n;
            var organization = new RandomOrganization(new Random(seed));
            UNIT.inTenant(organization.tenant, em -> {
                var snapshot = RightsSnapshot.of(reading(em).whole(new TenantId(organization.tenant)));
                for (int q = 0; q < QUESTIONS; q++) {
                    var question = organization.question();
                    Decision right = Evaluator.decide(facts(em, question), question);
                    reasons.merge(right.reason(), 1, Integer::sum);
                    assertThat(snapshot.decide(question))
                            .as("seed %s: %s by %s", seed, question, right)
                            .isEqualTo(right.reason());
                }
                return null;
            });
        }
        assertThat(reasons)
                .containsKeys(Decision.Reason.RESOURCE_NOT_HERE)
                .containsKeys(STANDING.toArray(Decision.Reason[]::new));
    }

    @Test
    void ofAnotherTenantTheFunctionKnowsNothing() {
        UUID firm = PEOPLE.firm();
        UUID member = PEOPLE.member(firm);
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id)"
                        + " SELECT tenant_id, gen_random_uuid(), ?, id FROM roles WHERE tenant_id = ? AND name = 'admin'",
                member,
                firm));
        String check = "SELECT user_has_org_permission_enhanced(?, ?, 'manage:system')";
        assertThat(DATABASE.<Boolean>inTenant(firm, sql -> sql.one(check, member, firm)))
                .isTrue();
        UUID elsewhere = PEOPLE.firm();
        assertThat(DATABASE.<Boolean>inTenant(elsewhere, sql -> sql.one(check, member, firm)))
                .isFalse();
        assertThat(DATABASE.<Boolean>withoutTenant(sql -> sql.one(check, member, firm)))
                .isFalse();
        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET status = 'suspended' WHERE id = ?", firm));
        assertThat(DATABASE.<Boolean>inTenant(firm, sql -> sql.one(check, member, firm)))
                .isFalse();
    }

    private static boolean inSql(EntityManager em, Question question) {
        return (Boolean) em.createNativeQuery("""
                        select user_has_org_permission_enhanced(?1, ?2, cast(?3 as text), cast(?4 as text), cast(?5 as uuid),
                          cast(?6 as timestamptz))""")
                .setParameter(1, question.user())
                .setParameter(2, question.tenant())
                .setParameter(3, question.permission())
                .setParameter(4, question.place().type().word())
                .setParameter(
                        5,
                        question.place().id() == null
                                ? null
                                : question.place().id().toString())
                .setParameter(6, question.at().toString())
                .getSingleResult();
    }

    private static Question atTheTimeOf(EntityManager em, Question asked) {
        Instant now = Columns.instant(em.createNativeQuery("select now()").getSingleResult());
        return new Question(
                asked.tenant(), asked.user(), asked.permission(), asked.place(), now, asked.activeRoles(), Map.of());
    }

    private static boolean inGrants(EntityManager em, Facts facts, Question question) {
        var grants = new RoleGrants();
        grants.em = em;
        Set<Scope> around = new HashSet<>(Set.of(Scope.TENANT));
        for (Scope place = question.place(); place != null && around.add(place); ) {
            place = facts.within().get(place);
        }
        var held = grants.heldBy(new TenantId(question.tenant()), new UserId(question.user()), session(em, question));
        return held.grants().all().stream()
                .anyMatch(g -> g.permission().equals(question.permission()) && around.contains(g.scope()));
    }

    /** One that has chosen the roles of the question; null when it has chosen none. */
    private static SessionId session(EntityManager em, Question question) {
        if (question.activeRoles() == null) {
            return null;
        }
        SessionId session = SessionId.next();
        em.createNativeQuery("""
                        insert into sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at, active_roles)
                        values (?1, ?2, ?3, sha256(cast(cast(?4 as text) as bytea)), now() + interval '1 h',
                          now() + interval '1 h', cast(?5 as uuid[]))""")
                .setParameter(1, question.tenant())
                .setParameter(2, session.value())
                .setParameter(3, question.user())
                .setParameter(4, session.toString())
                .setParameter(
                        5, question.activeRoles().stream().map(UUID::toString).collect(joining(",", "{", "}")))
                .executeUpdate();
        return session;
    }

    private static Facts facts(EntityManager em, Question question) {
        return reading(em)
                .about(
                        new TenantId(question.tenant()),
                        new UserId(question.user()),
                        question.permission(),
                        question.place());
    }

    private static DecisionFacts reading(EntityManager em) {
        var facts = new DecisionFacts();
        facts.em = em;
        facts.places = new Places();
        facts.places.em = em;
        return facts;
    }

    /**
     * A firm with people, clients, projects, own roles over one another, assignments and denies around one moment, changes of what
     * its roles hold, and two organizations above it that lock permissions.
     */
    private static final class RandomOrganization {
        private final Random random;
        private final UUID tenant = PEOPLE.firm();
        private final List<UUID> above = List.of(PEOPLE.firm(), PEOPLE.firm());
        private final List<UUID> members = new ArrayList<>();
        private final List<UUID> roles = new ArrayList<>();
        private final List<Scope> places = new ArrayList<>(List.of(Scope.TENANT));
        private final List<String> permissions =
                List.of("read:all-projects", "manage:system", "upload:files", "fly:rockets");

        RandomOrganization(Random random) {
            this.random = random;
            for (int i = 0; i < 4; i++) {
                members.add(PEOPLE.member(tenant));
            }
            DATABASE.asOwner(sql -> {
                places(sql);
                roles(sql);
                assignments(sql);
                denies(sql);
                changes(sql);
                locks(sql);
                return sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", members.get(0));
            });
            members.add(UUID.randomUUID());
            places.add(new Scope(any(Arrays.asList(Scope.Type.ACCOUNT, Scope.Type.PROJECT)), UUID.randomUUID()));
        }

        Question question() {
            return new Question(tenant, any(members), any(permissions), any(places), NOW);
        }

        /** The session has now and then chosen roles, which the person may have or not. */
        Question questionOfASession() {
            Question asked = question();
            Set<UUID> chosen = random.nextInt(3) == 0
                    ? null
                    : roles.stream().filter(role -> random.nextBoolean()).collect(toSet());
            return new Question(
                    asked.tenant(), asked.user(), asked.permission(), asked.place(), asked.at(), chosen, Map.of());
        }

        private void places(Sql sql) {
            for (int i = 0; i < 2; i++) {
                UUID account = UUID.randomUUID();
                sql.update(
                        "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, ?, 'A client')",
                        tenant,
                        account,
                        "client-" + i);
                places.add(new Scope(Scope.Type.ACCOUNT, account));
                UUID location = UUID.randomUUID();
                sql.update(
                        "INSERT INTO locations (tenant_id, id, slug, name) VALUES (?, ?, ?, 'A site')",
                        tenant,
                        location,
                        "site-" + i);
                places.add(new Scope(Scope.Type.LOCATION, location));
                for (UUID of : Arrays.asList(account, null)) {
                    UUID project = UUID.randomUUID();
                    sql.update(
                            "INSERT INTO projects_cache (tenant_id, id, zoho_project_id, account_id, name, status, last_synced,"
                                    + " gone_at) VALUES (?, ?, ?, ?, 'P', 'active', now(), CASE WHEN ? THEN now() END)",
                            tenant,
                            project,
                            project.toString(),
                            of,
                            random.nextInt(8) == 0);
                    places.add(new Scope(Scope.Type.PROJECT, project));
                }
            }
        }

        private void roles(Sql sql) {
            for (int i = 0; i < 6; i++) {
                UUID role = UUID.randomUUID();
                sql.update(
                        "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, ?, '', 1)",
                        tenant,
                        role,
                        "role-" + i);
                roles.add(role);
                for (String permission : permissions) {
                    if (random.nextInt(5) == 0) {
                        sql.update(
                                "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id)"
                                        + " SELECT tenant_id, gen_random_uuid(), ?, id FROM permissions"
                                        + " WHERE tenant_id = ? AND name = ?",
                                role,
                                tenant,
                                permission);
                    }
                }
            }
            for (int senior = 0; senior < roles.size(); senior++) {
                for (int junior = senior + 1; junior < roles.size(); junior++) {
                    if (random.nextInt(4) == 0) {
                        sql.update(
                                "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id)"
                                        + " VALUES (?, gen_random_uuid(), ?, ?)",
                                tenant,
                                roles.get(senior),
                                roles.get(junior));
                    }
                }
            }
        }

        private void changes(Sql sql) {
            for (int role = 0; role < roles.size(); role++) {
                for (String permission : permissions.subList(0, CATALOGUE)) {
                    if (random.nextInt(4) == 0) {
                        set(sql, tenant, "role-" + role, permission, any(List.of("ADD", "REMOVE", "LOCK")));
                    }
                }
            }
        }

        /** Of one permission or two, by one organization above or both, to roles of which this organization may have none. */
        private void locks(Sql sql) {
            sql.update("UPDATE tenants SET parent_id = ? WHERE id = ?", above.get(0), tenant);
            sql.update("UPDATE tenants SET parent_id = ? WHERE id = ?", above.get(1), above.get(0));
            for (UUID organization : above) {
                for (int role = 0; role <= roles.size(); role++) {
                    sql.update(
                            "INSERT INTO roles (tenant_id, id, name, description, level)"
                                    + " VALUES (?, gen_random_uuid(), ?, '', 1)",
                            organization,
                            "role-" + role);
                }
                for (String permission : permissions.subList(0, CATALOGUE)) {
                    int named = Math.max(0, random.nextInt(6) - 2);
                    for (int i = 0; i < named; i++) {
                        set(sql, organization, "role-" + random.nextInt(roles.size() + 1), permission, "LOCK");
                    }
                }
            }
        }

        private void set(Sql sql, UUID organization, String role, String permission, String effect) {
            sql.update(
                    "INSERT INTO organization_permissions (tenant_id, id, module, role, permission, effect)"
                            + " VALUES (?, gen_random_uuid(), 'a', ?, ?, ?) ON CONFLICT DO NOTHING",
                    organization,
                    role,
                    permission,
                    effect);
        }

        private void assignments(Sql sql) {
            for (UUID member : members) {
                for (int i = 0; i < 4; i++) {
                    Scope scope = random.nextBoolean() ? Scope.TENANT : any(places);
                    sql.update(
                            "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id, condition, valid_from,"
                                    + " valid_to, revoked_at) VALUES (?, gen_random_uuid(), ?, ?, ?, CAST(? AS uuid),"
                                    + " CAST(? AS jsonb), CAST(? AS timestamptz), CAST(? AS timestamptz),"
                                    + " CASE WHEN ? THEN now() END) ON CONFLICT DO NOTHING",
                            withTimes(
                                    random.nextInt(8) == 0,
                                    tenant,
                                    member,
                                    any(roles),
                                    scope.type().word(),
                                    id(scope),
                                    condition()));
                }
            }
        }

        private void denies(Sql sql) {
            for (UUID member : members) {
                if (random.nextBoolean()) {
                    continue;
                }
                String permission = permissions.get(random.nextInt(CATALOGUE));
                UUID id = sql.one("SELECT id FROM permissions WHERE tenant_id = ? AND name = ?", tenant, permission);
                sql.update(
                        "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason, condition, valid_from,"
                                + " valid_to, revoked_at) VALUES (?, gen_random_uuid(), ?, ?, ?, CAST(? AS jsonb),"
                                + " CAST(? AS timestamptz), CAST(? AS timestamptz), CASE WHEN ? THEN now() END)",
                        withTimes(random.nextInt(4) == 0, tenant, member, id, "a test", condition()));
            }
        }

        /** Now and then one that a question without attributes cannot evaluate. */
        private String condition() {
            return random.nextInt(4) == 0 ? "{\"resource.status\": \"active\"}" : "{}";
        }

        /** The parameters, and behind them begin, end and whether it is revoked. */
        private Object[] withTimes(boolean revoked, Object... parameters) {
            Object[] all = Arrays.copyOf(parameters, parameters.length + 3);
            Instant from = any(MOMENTS);
            List<Instant> later = MOMENTS.stream().filter(from::isBefore).toList();
            all[parameters.length] = from.toString();
            all[parameters.length + 1] =
                    later.isEmpty() || random.nextBoolean() ? null : any(later).toString();
            all[parameters.length + 2] = revoked;
            return all;
        }

        private static String id(Scope scope) {
            return scope.id() == null ? null : scope.id().toString();
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
