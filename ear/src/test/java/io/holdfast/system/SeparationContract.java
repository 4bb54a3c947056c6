package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static io.holdfast.system.RoleOffice.SETS;
import static io.holdfast.system.RoleOffice.roleBody;
import static io.holdfast.system.RoleOffice.setBody;
import static io.holdfast.system.RoleOffice.text;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles that nobody has together, whichever way they come (static separation of duties, INCITS 359). */
abstract class SeparationContract {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String TREASURER = "treasurer@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String STATIC = "STATIC";

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String enterer = "enterer-" + unique;
    private final String releaser = "releaser-" + unique;

    private Visitor president;
    private RoleOffice office;
    private String volunteer;

    @BeforeEach
    void twoRoles(Portal portal) {
        president = portal.signIn(PRESIDENT);
        office = new RoleOffice(president);
        volunteer = office.person(VOLUNTEER);
        office.role(enterer, 10, List.of("create:budget"), List.of());
        office.role(releaser, 10, List.of("update:budget"), List.of());
    }

    @AfterEach
    void takeBack() {
        office.close();
    }

    @Test
    void whoHasOneOfTheRolesIsNotGivenTheOther() {
        JsonObject set = office.set("Payments " + unique, STATIC, 2, enterer, releaser);
        office.assigned(volunteer, enterer);

        Answer refused = office.assign(volunteer, releaser);

        assertThatProblem(refused).hasStatus(409).hasCode("RBAC-2006");
        assertThat(refused.json().getString("detail")).contains("Payments " + unique, enterer, releaser);
        JsonObject told = refused.json().getJsonObject("separationSet");
        assertThat(told.getString("id")).isEqualTo(set.getString("id"));
        assertThat(told.getJsonArray("roles").getValuesAs(JsonString::getString))
                .containsExactly(enterer, releaser);
        assertThat(president.get(RBAC + "user-roles/" + volunteer).body())
                .contains(enterer)
                .doesNotContain(releaser);

        assertThat(president
                        .send("DELETE", SETS + "/" + set.getString("id"), null)
                        .status())
                .isEqualTo(204);
        office.assigned(volunteer, releaser);
    }

    @Test
    void ofTwoAssignmentsAtTheSameTimeThatViolateTogetherOneIsRefused() {
        office.set("Race " + unique, STATIC, 2, enterer, releaser);
        var first = CompletableFuture.supplyAsync(() -> office.assign(volunteer, enterer));
        var second = CompletableFuture.supplyAsync(() -> office.assign(volunteer, releaser));

        assertThat(List.of(first.join().status(), second.join().status())).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void aRoleThatTakesOverFromBothIsGivenToNobodyAndNoneThatIsHeldBecomesSuch() {
        office.set("Chief " + unique, STATIC, 2, enterer, releaser);
        office.role("both-" + unique, 20, List.of(), List.of(enterer, releaser));
        assertThatProblem(office.assign(volunteer, "both-" + unique))
                .hasStatus(409)
                .hasCode("RBAC-2006");

        JsonObject chief = office.role("chief-" + unique, 20, List.of(), List.of(enterer));
        office.assigned(volunteer, chief.getString("name"));
        Answer refused = president.send(
                "PUT",
                RBAC + "roles/" + chief.getString("id"),
                text(roleBody("chief-" + unique, 20, List.of(), List.of(enterer, releaser))
                        .add("version", 1)));

        assertThatProblem(refused).hasStatus(409).hasCode("RBAC-2006");
        assertThat(refused.json().getInt("violationCount")).isEqualTo(1);
        assertThat(refused.json().getJsonArray("violations").getJsonObject(0).getString("userId"))
                .isEqualTo(volunteer);
    }

    @Test
    void aSetThatSomebodyViolatesIsNotMadeExtendedOrTightenedAndTellsWhoDoes() {
        office.assigned(volunteer, enterer);
        office.assigned(volunteer, releaser);
        String name = "Late " + unique;

        Answer refused = president.send(
                "POST", SETS, text(setBody(name, 2, enterer, releaser).add("kind", STATIC)));
        assertViolated(refused);
        JsonObject loose = office.set(name, STATIC, 3, enterer, releaser, "treasurer");
        String address = SETS + "/" + loose.getString("id");
        assertViolated(president.send(
                "PUT",
                address,
                text(setBody(name, 2, enterer, releaser, "treasurer").add("version", 1))));
        assertThat(president
                        .send(
                                "PUT",
                                address,
                                text(setBody(name, 2, enterer, "treasurer").add("version", 1)))
                        .status())
                .isEqualTo(200);
        assertViolated(president.send(
                "PUT",
                address,
                text(setBody(name, 2, enterer, releaser, "treasurer").add("version", 2))));
        assertThat(president.get(address).json().getInt("version")).isEqualTo(2);
        Answer violations = president.get(SETS + "/violations");
        assertThat(violations.status()).as("%s", violations).isEqualTo(200);
        assertThat(violations.json().getJsonArray("items")).isEmpty();
    }

    private void assertViolated(Answer answer) {
        assertThatProblem(answer).hasStatus(409).hasCode("RBAC-2006");
        JsonObject violation = answer.json().getJsonArray("violations").getJsonObject(0);
        assertThat(answer.json().getInt("violationCount")).isEqualTo(1);
        assertThat(violation.getString("userId")).isEqualTo(volunteer);
        assertThat(violation.getJsonArray("roles").getValuesAs(JsonString::getString))
                .containsExactly(enterer, releaser);
    }

    @Test
    void aSetIsMadeReadListedChangedAndRemovedWithItsValuesInTheLog(Portal portal, Database database) {
        Answer made = president.send(
                "POST", SETS, text(setBody("A " + unique, 2, enterer, releaser).add("kind", STATIC)));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        String id = made.json().getString("id");
        String address = SETS + "/" + id;
        assertThat(URI.create(made.header("Location")).getPath()).isEqualTo(address);
        assertThat(president.get(address).json()).isEqualTo(made.json());
        assertThat(president.get(SETS + "?limit=200").json().getJsonArray("items"))
                .contains(made.json());
        assertThatProblem(president.send(
                        "POST",
                        SETS,
                        text(setBody("A " + unique, 2, enterer, releaser).add("kind", STATIC))))
                .hasStatus(409)
                .hasCode("CORE-0010");
        assertThatProblem(president.send(
                        "PUT", address, text(setBody("B", 2, enterer, releaser).add("version", 7))))
                .hasStatus(409);
        assertThatProblem(portal.signIn("president@oak.example").get(address)).hasStatus(404);
        assertThatProblem(portal.signIn(TREASURER).get(SETS)).hasStatus(403);
        String role =
                president
                        .get(RBAC + "roles?limit=200")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(one -> one.getString("name").equals(enterer))
                        .findFirst()
                        .orElseThrow()
                        .getString("id");
        assertThatProblem(president.send("DELETE", RBAC + "roles/" + role, null))
                .hasStatus(409);
        assertThat(president.send("DELETE", address, null).status()).isEqualTo(204);
        assertThatProblem(president.get(address)).hasStatus(404);

        assertThat(database.events("separation-set", id))
                .startsWith(
                        "separation-set.create SUCCEEDED",
                        "separation-set.read SUCCEEDED",
                        "separation-set.update FAILED")
                .contains("separation-set.delete SUCCEEDED");
    }

    @Test
    void rolesAboveTheCallersAreNotTheirsToKeepApartOrToLoosen(Portal portal) {
        JsonObject high = office.set("High " + unique, STATIC, 2, enterer, "president");
        office.role("steward-" + unique, 40, List.of("manage:permissions"), List.of());
        office.assigned(office.person(TREASURER), "steward-" + unique);
        Visitor low = portal.signIn(TREASURER);

        assertRefused(low.send(
                "POST",
                SETS,
                text(setBody("Low " + unique, 2, enterer, "secretary").add("kind", STATIC))));
        String address = SETS + "/" + high.getString("id");
        assertRefused(low.send(
                "PUT", address, text(setBody("High", 2, enterer, releaser).add("version", 1))));
        assertRefused(low.send("DELETE", address, null));
        assertThat(president.get(address).json()).isEqualTo(high);
    }

    private static void assertRefused(Answer answer) {
        assertThatProblem(answer).hasStatus(403).hasCode("RBAC-2007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2,\"roles\":[\"president\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2,\"roles\":[\"president\",\"president\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":1,\"roles\":[\"president\",\"member\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":3,\"roles\":[\"president\",\"member\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":\"2\",\"roles\":[\"president\",\"member\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2.5,\"roles\":[\"president\",\"member\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2,\"roles\":[\"president\",\"nobody\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2,\"roles\":[\"president\",7]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"static\",\"cardinality\":2,\"roles\":[\"president\",\"member\"]}",
                "{\"name\":\"\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2,\"roles\":[\"president\",\"member\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"kind\":\"STATIC\",\"cardinality\":2,\"roles\":[\"president\",\"member\"],\"version\":1}"
            })
    void aSetThatIsNoneIsRefusedAtItsMember(String body) {
        assertThatProblem(president.send("POST", SETS, body)).hasStatus(422);
    }

    @Test
    void anAddressOfNoSetAndACursorOfAnotherListAreRefused() {
        assertThatProblem(president.get(SETS + "/" + UUID.randomUUID())).hasStatus(404);
        assertThatProblem(president.get(SETS + "/none")).hasStatus(400);
        assertThatProblem(president.send("DELETE", SETS + "/" + UUID.randomUUID(), null))
                .hasStatus(404);
        assertThatProblem(president.get(SETS + "?cursor=x")).hasStatus(400);
        assertThatProblem(president.get(SETS + "/violations?cursor=c2VwYXJhdGlvbg"))
                .hasStatus(400);
        assertThatProblem(president.get(SETS + "/violations?limit=0")).hasStatus(400);
    }
}
