package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.model.PermissionSearch.Person;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All pages of a search together are what the specification allows, page by page of any size, in every area, and nothing twice. */
class PermissionSearchIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final List<Integer> SIZES = List.of(1, 2, 50);
    private static RandomRights rights;
    private static TenantId tenant;

    @BeforeAll
    static void anOrganizationAfterManyChanges() {
        rights = new RandomRights(DATABASE, new Random(20261130));
        for (int i = 0; i < 150; i++) {
            rights.step();
        }
        // Whatever happened: somebody holds something here and there.
        UUID role = UUID.randomUUID();
        DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO roles (tenant_id, id, name, description, level) VALUES (?, ?, 'certain', '', 1)",
                    rights.tenant,
                    role);
            sql.update(
                    "INSERT INTO role_permissions (tenant_id, id, role_id, permission_id) SELECT tenant_id, gen_random_uuid(), ?, id"
                            + " FROM permissions WHERE tenant_id = ? AND name = 'read:all-projects'",
                    role,
                    rights.tenant);
            for (int i = 0; i < rights.members.size(); i++) {
                Scope scope = rights.places.get(i);
                sql.update(
                        "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id)"
                                + " VALUES (?, gen_random_uuid(), ?, ?, ?, CAST(? AS uuid))",
                        rights.tenant,
                        rights.members.get(i),
                        role,
                        scope.type().word(),
                        scope.id() == null ? null : scope.id().toString());
            }
            sql.update("DELETE FROM organization_permissions WHERE tenant_id = ?", rights.above);
            sql.update(
                    "UPDATE permission_denies SET revoked_at = now() WHERE tenant_id = ? AND user_id <> ?",
                    rights.tenant,
                    rights.members.get(0));
            return sql.update("UPDATE users SET status = 'active' WHERE tenant_id = ?", rights.tenant);
        });
        tenant = new TenantId(rights.tenant);
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void allPagesOfPeopleAreThoseWhomTheSpecificationLetsAndTheCallerLooksAfter() {
        int found = UNIT.inTenant(rights.tenant, em -> {
            var search = PermissionMatrixIT.search(em);
            var truth = new Truth(em);
            var assignments = new Assignments();
            assignments.em = em;
            int people = 0;
            for (Area area : areas()) {
                for (Scope place : rights.places) {
                    Set<UserId> known = assignments.known(tenant, area, users());
                    List<UserId> right = users().stream()
                            .filter(user -> known.contains(user) && truth.allows(user, "read:all-projects", place))
                            .toList();
                    for (int size : SIZES) {
                        assertThat(pages(
                                        size,
                                        Person::email,
                                        (after, limit) -> search.who(
                                                tenant, area, "read:all-projects", place, null, after, limit)))
                                .as("%s in %s by %s", place, area, size)
                                .extracting(Person::user)
                                .containsExactlyInAnyOrderElementsOf(right);
                    }
                    people += right.size();
                }
            }
            return people;
        });
        assertThat(found).isGreaterThan(5);
    }

    @Test
    void allPagesOfPlacesAreThoseWhereTheSpecificationLets() {
        int found = UNIT.inTenant(rights.tenant, em -> {
            var search = PermissionMatrixIT.search(em);
            var truth = new Truth(em);
            var list = new PlaceList();
            list.em = em;
            int places = 0;
            for (UserId user : users()) {
                for (Area area : areas()) {
                    List<Scope> right = rights.places.stream()
                            .filter(place -> area.reaches(place, truth.facts.within())
                                    && truth.allows(user, "read:all-projects", place))
                            .toList();
                    Set<Scope> scopes = search.scopes(tenant, user, "read:all-projects");
                    for (int size : SIZES) {
                        assertThat(pages(
                                        size,
                                        UnaryOperator.identity(),
                                        (NamedPlace after, Integer limit) ->
                                                list.page(tenant, scopes, area, null, after, limit)))
                                .as("%s in %s by %s", user, area, size)
                                .extracting(NamedPlace::place)
                                .containsExactlyInAnyOrderElementsOf(right);
                    }
                    places += right.size();
                }
            }
            return places;
        });
        assertThat(found).isGreaterThan(10);
    }

    @Test
    void pagesAreSortedAndFiltered() {
        UNIT.inTenant(rights.tenant, em -> {
            var search = PermissionMatrixIT.search(em);
            List<Person> all = search.who(tenant, Area.ALL, "read:all-projects", rights.places.get(1), null, null, 50);
            assertThat(all).extracting(Person::email).isSorted().isNotEmpty();
            String part = all.get(0).email().substring(3, 12);
            assertThat(search.who(tenant, Area.ALL, "read:all-projects", rights.places.get(1), part, null, 50))
                    .containsExactly(all.get(0));
            assertThat(search.who(tenant, Area.ALL, "read:all-projects", rights.places.get(1), "%", null, 50))
                    .isEmpty();
            var list = new PlaceList();
            list.em = em;
            assertThat(list.page(tenant, Set.of(Scope.TENANT), Area.ALL, "a site", null, 50))
                    .extracting(NamedPlace::name)
                    .containsExactly("A site");
            assertThat(list.page(tenant, Set.of(Scope.TENANT), Area.ALL, null, null, 50))
                    .extracting(place -> place.place().type())
                    .isSorted();
            UserId somebody = all.get(0).user();
            assertThat(search.actions(tenant, somebody, rights.places.get(1), "all-pro", null, 50))
                    .containsExactly("read:all-projects");
            return null;
        });
    }

    @Test
    void allPagesOfPermissionsAreThePermissionsThatOnePageHas() {
        UNIT.inTenant(rights.tenant, em -> {
            var search = PermissionMatrixIT.search(em);
            for (UserId user : users()) {
                List<String> once = search.actions(tenant, user, Scope.TENANT, null, null, 200);
                assertThat(pages(
                                2,
                                UnaryOperator.identity(),
                                (String after, Integer limit) ->
                                        search.actions(tenant, user, Scope.TENANT, null, after, limit)))
                        .isEqualTo(once);
            }
            return null;
        });
    }

    @Test
    void whatIsNotThereIsFoundNowhere() {
        UNIT.inTenant(rights.tenant, em -> {
            var search = PermissionMatrixIT.search(em);
            var nowhere = new Scope(Scope.Type.ACCOUNT, UUID.randomUUID());
            assertThat(search.who(tenant, Area.ALL, "read:nothing", Scope.TENANT, null, null, 50))
                    .isEmpty();
            assertThat(search.who(tenant, Area.ALL, "read:all-projects", nowhere, null, null, 50))
                    .isEmpty();
            assertThat(search.scopes(tenant, new UserId(UUID.randomUUID()), "read:all-projects"))
                    .isEmpty();
            assertThat(search.actions(tenant, users().get(0), nowhere, null, null, 50))
                    .isEmpty();
            return null;
        });
    }

    private interface Page<K, T> {
        List<T> after(K last, Integer limit);
    }

    private static <K, T> List<T> pages(int size, Function<T, K> key, Page<K, T> pages) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            page = pages.after(all.isEmpty() ? null : key.apply(all.get(all.size() - 1)), size);
            all.addAll(page);
        } while (page.size() == size);
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        return all;
    }

    private static List<UserId> users() {
        return rights.members.stream().map(UserId::new).toList();
    }

    private static List<Area> areas() {
        return List.of(
                Area.ALL,
                Area.ofAccount(rights.places.get(1).id()),
                Area.ofLocation(rights.places.get(2).id()));
    }

    private static final class Truth {
        private final Facts facts;
        private final Instant now;

        Truth(EntityManager em) {
            facts = PermissionMatrixIT.facts(em)
                    .about(tenant, Set.copyOf(users()), Set.of("read:all-projects"), Set.copyOf(rights.places));
            now = Columns.instant(em.createNativeQuery("select now()").getSingleResult());
        }

        boolean allows(UserId user, String permission, Scope place) {
            return Evaluator.decide(facts, new Question(rights.tenant, user.value(), permission, place, now))
                    .allowed();
        }
    }
}
