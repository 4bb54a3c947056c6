package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.model.Entities.Member;
import io.holdfast.rbac.model.Entities.Name;
import io.holdfast.rbac.model.Entities.Thing;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Things that only others know, members as others know them, and places by their ids. */
class EntitiesIT {
    private static final String CHECK_VIOLATED = "23514";
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final NotedRights NOTED = new NotedRights();

    private TenantId tenant;

    @BeforeEach
    void aFirm() {
        tenant = new TenantId(PEOPLE.firm());
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aThingIsFoundByItsTypeAndName() {
        Map<String, Object> attributes = Map.of("status", "active", "size", new BigDecimal("2"), "open", true);
        put("record", "record-1", attributes);
        put("note", "record-1", Map.of());

        List<Thing> found = with(e -> e.things(
                tenant, List.of(new Name("record", "record-1"), new Name("record", "record-2"), new Name("x", "'"))));

        assertThat(found).extracting(Thing::name).containsExactly(new Name("record", "record-1"));
        assertThat(found.get(0).attributes()).isEqualTo(attributes);
    }

    @Test
    void storingAThingAgainReplacesItsAttributesAndRaisesTheEpoch() {
        UUID first = put("record", "record-1", Map.of("status", "active", "size", new BigDecimal("2")));
        long before = epoch();
        UUID second = put("record", "record-1", Map.of("status", "archived"));

        assertThat(second).isEqualTo(first);
        assertThat(this.<Optional<Map<String, Object>>>with(e -> e.attributes(tenant, new Name("record", "record-1"))))
                .contains(Map.of("status", "archived"));
        assertThat(this.<Optional<Map<String, Object>>>with(e -> e.attributes(tenant, new Name("record", "record-2"))))
                .isEmpty();
        assertThat(epoch()).isGreaterThan(before);
    }

    @Test
    void thingsOfATypeComeByNamePageByPage() {
        for (String id : List.of("b", "B", "a", "c")) {
            put("record", id, Map.of());
        }
        put("note", "bb", Map.of());

        assertThat(names("record", null, 2)).containsExactly("B", "a");
        assertThat(names("record", "a", 2)).containsExactly("b", "c");
        assertThat(names("record", "c", 2)).isEmpty();
        assertThat(names("planet", null, 2)).isEmpty();
    }

    @Test
    void aMemberIsFoundByNameAddressOrId() {
        var ada = new UserId(PEOPLE.member(tenant.value(), PEOPLE.login("ada@" + tenant + ".example")));
        var bob = new UserId(PEOPLE.member(tenant.value()));
        with(e -> e.put(tenant, new Name("user", "ada"), ada, Map.of("role", "admin")));

        for (String text : List.of(
                "ada",
                "Ada@" + tenant + ".example",
                ada.toString(),
                ada.toString().toUpperCase(Locale.ROOT))) {
            List<Member> found = with(e -> e.members(tenant, List.of(text)));
            assertThat(found).as(text).extracting(Member::user).containsExactly(ada);
            assertThat(found.get(0).shown()).isEqualTo("ada");
            assertThat(found.get(0).attributes()).isEqualTo(Map.of("role", "admin"));
        }
        assertThat(this.<List<Member>>with(
                        e -> e.members(tenant, List.of("ada", ada.toString(), bob.toString(), "nobody", "", "\"'"))))
                .extracting(Member::user)
                .containsExactlyInAnyOrder(ada, bob);
        assertThat(this.<List<Member>>with(e -> e.members(tenant, List.of()))).isEmpty();
        TenantId elsewhere = new TenantId(PEOPLE.firm());
        assertThat(UNIT.<List<Member>>inTenant(
                        elsewhere.value(), em -> entities(em).members(elsewhere, List.of("ada", ada.toString()))))
                .isEmpty();
    }

    @Test
    void membersComeByWhatTheyAreShownAs() {
        var ada = new UserId(PEOPLE.member(tenant.value()));
        var bob = new UserId(PEOPLE.member(tenant.value()));
        with(e -> e.put(tenant, new Name("user", "zoe"), ada, Map.of()));

        List<Member> first = with(e -> e.members(tenant, (String) null, 1));
        List<Member> second = with(e -> e.members(tenant, first.get(0).shown(), 5));

        assertThat(first).extracting(Member::shown).containsExactly(bob.toString());
        assertThat(second).extracting(Member::shown).containsExactly("zoe");
        assertThat(second).extracting(Member::user).containsExactly(ada);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada@example.com", "018f0000-0000-7000-8000-00000000beef", "018F0000-0000-7000-8000-00000000BEEF"
            })
    void aMembersNameIsNeitherAnAddressNorAnId(String name) {
        var ada = new UserId(PEOPLE.member(tenant.value()));

        assertCheck(() -> DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO authz_entities (tenant_id, id, type, entity_id, user_id)"
                        + " VALUES (?, gen_random_uuid(), 'user', ?, ?)",
                tenant.value(),
                name,
                ada.value())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "account", "location", "project", "user", "Record", "re cord", ""})
    void aTypeIsAWordThatNoPlaceOrPersonHas(String type) {
        assertCheck(() -> DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO authz_entities (tenant_id, id, type, entity_id) VALUES (?, gen_random_uuid(), ?, 'x')",
                tenant.value(),
                type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a b\": 1}", "{\"a\": null}", "{\"a\": []}", "{\"a\": {}}"})
    void attributesAreValuesUnderNames(String attributes) {
        assertCheck(() -> DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO authz_entities (tenant_id, id, type, entity_id, attributes)"
                        + " VALUES (?, gen_random_uuid(), 'record', 'x', CAST(? AS jsonb))",
                tenant.value(),
                attributes)));
    }

    @Test
    void placesComeByTheirIds() {
        UUID one = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
        UUID two = UUID.fromString("00000000-0000-7000-8000-0000000000a2");
        for (UUID id : List.of(two, one)) {
            DATABASE.asOwner(sql -> sql.update(
                    "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, ?, 'A client')",
                    tenant.value(),
                    id,
                    "c-" + id));
        }

        assertThat(places(null, 1)).containsExactly(one);
        assertThat(places(one, 5)).containsExactly(two);
    }

    private static void assertCheck(Runnable insert) {
        assertThatThrownBy(insert::run).isInstanceOfSatisfying(SqlFailure.class, e -> assertThat(e.state())
                .isEqualTo(CHECK_VIOLATED));
    }

    private List<UUID> places(UUID after, int limit) {
        return UNIT.inTenant(tenant.value(), em -> {
            var places = new Places();
            places.em = em;
            return places.ids(tenant, Scope.Type.ACCOUNT, after, limit);
        });
    }

    private List<String> names(String type, String after, int limit) {
        return with(e -> e.things(tenant, type, after, limit)).stream()
                .map(thing -> thing.name().id())
                .toList();
    }

    private UUID put(String type, String id, Map<String, Object> attributes) {
        return with(e -> e.put(tenant, new Name(type, id), null, attributes));
    }

    private long epoch() {
        return DATABASE.asOwner(
                sql -> sql.<Long>one("SELECT epoch FROM tenant_epochs WHERE tenant_id = ?", tenant.value()));
    }

    private <T> T with(Function<Entities, T> work) {
        return UNIT.inTenant(tenant.value(), em -> work.apply(entities(em)));
    }

    private static Entities entities(EntityManager em) {
        var entities = new Entities();
        entities.em = em;
        entities.rights = NOTED;
        return entities;
    }
}
