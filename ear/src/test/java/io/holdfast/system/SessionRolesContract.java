package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static io.holdfast.system.RoleOffice.SETS;
import static io.holdfast.system.RoleOffice.setBody;
import static io.holdfast.system.RoleOffice.text;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions activate roles, and none has those active together that are kept apart (dynamic separation of duties, INCITS 359). */
abstract class SessionRolesContract {
    private static final String SESSION_ROLES = RBAC + "session-roles";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String TREASURER = "treasurer@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String DYNAMIC = "DYNAMIC";

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String enterer = "enterer-" + unique;
    private final String releaser = "releaser-" + unique;

    private RoleOffice office;
    private Visitor volunteer;
    private String volunteerId;
    private String entererId;
    private String releaserId;

    @BeforeEach
    void aVolunteerWithTwoMoreRoles(Portal portal) {
        office = new RoleOffice(portal.signIn(PRESIDENT));
        volunteerId = office.person(VOLUNTEER);
        entererId =
                office.role(enterer, 10, List.of("create:budget"), List.of()).getString("id");
        releaserId =
                office.role(releaser, 10, List.of("update:budget"), List.of()).getString("id");
        office.assigned(volunteerId, enterer);
        office.assigned(volunteerId, releaser);
        volunteer = portal.signIn(VOLUNTEER);
    }

    @AfterEach
    void takeBack() {
        office.close();
    }

    @Test
    void aSessionHasAllRolesUntilItChoosesSomeAndAgainWhenItTakesThatBack(Portal portal, Database database) {
        Answer before = volunteer.get(SESSION_ROLES);
        assertThat(before.status()).as("%s", before).isEqualTo(200);
        assertThat(before.json().isNull("active")).isTrue();
        assertThat(active(before)).contains(enterer, releaser, "volunteer");

        Answer chosen = choose(volunteer, entererId);
        assertThat(chosen.status()).as("%s", chosen).isEqualTo(200);
        assertThat(active(chosen)).containsExactly(enterer);
        assertThat(permissions(volunteer)).containsExactly("create:budget");
        assertThat(may(volunteer, "create")).isTrue();
        assertThat(may(volunteer, "update")).isFalse();
        assertThat(permissions(portal.signIn(VOLUNTEER)))
                .as("another session")
                .contains("create:budget", "update:budget", "read:events");

        assertThat(choose(volunteer).status()).isEqualTo(200);
        assertThat(permissions(volunteer)).isEmpty();
        Answer all = volunteer.send("PUT", SESSION_ROLES, "{\"active\":null}");
        assertThat(all.json()).isEqualTo(before.json());
        assertThat(permissions(volunteer)).contains("create:budget", "update:budget", "read:events");
        assertThat(database.eventsOf(VOLUNTEER))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("session-role.read SUCCEEDED", "session-role.update SUCCEEDED");
    }

    @Test
    void rolesThatAreKeptApartAreNotActiveTogether() {
        office.set("Four eyes " + unique, DYNAMIC, 2, enterer, releaser);

        assertThat(active(volunteer.get(SESSION_ROLES)))
                .as("nothing is chosen yet")
                .contains("volunteer")
                .doesNotContain(enterer, releaser);
        assertThat(may(volunteer, "create")).isFalse();
        assertThat(choose(volunteer, entererId).status()).isEqualTo(200);
        assertThat(may(volunteer, "create")).isTrue();
        Answer refused = choose(volunteer, entererId, releaserId);
        assertThatProblem(refused).hasStatus(409).hasCode("RBAC-2006");
        assertThat(refused.json().getString("detail")).contains("Four eyes " + unique, enterer, releaser, "no session");
        assertThat(active(volunteer.get(SESSION_ROLES))).containsExactly(enterer);
    }

    @Test
    void aSetThatIsMadeLaterTakesItsRolesOutOfOpenSessions() {
        choose(volunteer, entererId, releaserId);
        assertThat(permissions(volunteer)).containsExactly("create:budget", "update:budget");
        office.set("Later " + unique, DYNAMIC, 2, enterer, releaser);
        assertThat(permissions(volunteer)).isEmpty();
    }

    @Test
    void twoChoicesAtTheSameTimeLeaveTheSessionWithOneOfThem() {
        office.set("Race " + unique, DYNAMIC, 2, enterer, releaser);
        var first = CompletableFuture.supplyAsync(() -> choose(volunteer, entererId));
        var second = CompletableFuture.supplyAsync(() -> choose(volunteer, releaserId));
        assertThat(List.of(first.join().status(), second.join().status())).containsOnly(200);
        assertThat(active(volunteer.get(SESSION_ROLES))).hasSize(1).containsAnyOf(enterer, releaser);
    }

    @Test
    void nobodyLoosensADynamicSetOfTheirOwnRoles(Portal portal) {
        office.role("steward-" + unique, 40, List.of("manage:permissions"), List.of());
        office.assigned(office.person(TREASURER), "steward-" + unique);
        JsonObject set = office.set("Own " + unique, DYNAMIC, 2, enterer, "steward-" + unique);
        Visitor steward = portal.signIn(TREASURER);
        String address = SETS + "/" + set.getString("id");

        assertThatProblem(steward.send("DELETE", address, null)).hasStatus(403).hasCode("RBAC-2007");
        assertThatProblem(steward.send(
                        "PUT",
                        address,
                        text(setBody("Own", 2, enterer, releaser).add("version", 1))))
                .hasStatus(403)
                .hasCode("RBAC-2007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"active\":\"all\"}",
                "{\"active\":[7]}",
                "{\"active\":[\"volunteer\"]}",
                "{\"active\":[\"018f0000-0000-7000-8000-00000000beef\"]}",
                "{\"active\":[],\"roles\":[]}"
            })
    void aChoiceThatIsNoneIsRefusedAtItsMember(String body) {
        assertThatProblem(volunteer.send("PUT", SESSION_ROLES, body)).hasStatus(422);
        assertThat(volunteer.get(SESSION_ROLES).json().isNull("active")).isTrue();
    }

    @Test
    void whoIsNotSignedInHasNoRolesToChoose(Portal portal) {
        assertThatProblem(portal.stranger().get(SESSION_ROLES)).hasStatus(401);
    }

    private static Answer choose(Visitor visitor, String... roles) {
        return visitor.send(
                "PUT", SESSION_ROLES, text(Json.createObjectBuilder().add("active", RoleOffice.array(List.of(roles)))));
    }

    private static List<String> active(Answer answer) {
        return answer.json().getJsonArray("roles").getValuesAs(JsonObject.class).stream()
                .filter(role -> role.getBoolean("active"))
                .map(role -> role.getString("name"))
                .toList();
    }

    private static List<String> permissions(Visitor visitor) {
        return visitor.session().json().getJsonArray("permissions").getValuesAs(JsonValue::toString).stream()
                .map(text -> text.replace("\"", ""))
                .toList();
    }

    /** Of oneself, in this session. */
    private static boolean may(Visitor visitor, String action) {
        Answer answer = visitor.send(
                "POST",
                RBAC + "check",
                text(Json.createObjectBuilder().add("resource", "budget").add("action", action)));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getBoolean("allowed");
    }
}
