package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, found page by page and asked a hundred questions at a time (features B39 to B44, B46). */
abstract class PermissionSearchContract {
    private static final String RBAC = "/api/v1/rbac/";
    private static final String WHO = RBAC + "search/who";
    private static final String WHAT = RBAC + "search/what";
    private static final String ACTIONS = RBAC + "search/actions";
    private static final String BATCH = RBAC + "check/batch";
    private static final String APPROVE_BUDGET = "{\"resource\":\"budget\",\"action\":\"approve\"}";
    private static final String SCHEDULES = "/api/admin/job-schedules";
    private static final String TOKEN = "Consistency-Token";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String TREASURER = "treasurer@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";

    @Test
    void whoMayApproveTheBudgetIsWhomTheDistrictNamedAndAChangeIsSeenAtOnce(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);
        JsonObject found = ok(president.send("POST", WHO, APPROVE_BUDGET));

        assertThat(texts(found, "email"))
                .contains(PRESIDENT, TREASURER)
                .doesNotContain(VOLUNTEER)
                .isSorted();
        assertThat(database.events("decision", found.getString("decisionId")))
                .containsExactly("permission.search SUCCEEDED");
        JsonObject given = president
                .send("POST", RBAC + "assign", "{\"userId\":\"" + volunteer + "\",\"role\":\"treasurer\"}")
                .json();
        JsonObject then = ok(president.send("POST", WHO, APPROVE_BUDGET));
        assertThat(texts(then, "email")).contains(VOLUNTEER);
        assertThat(then.getInt("epoch")).isGreaterThan(found.getInt("epoch"));
        assertThat(president
                        .send("DELETE", RBAC + "assign/" + given.getString("id"), null)
                        .status())
                .isEqualTo(204);
        assertThat(texts(ok(president.send("POST", WHO, APPROVE_BUDGET)), "email"))
                .doesNotContain(VOLUNTEER);
    }

    @Test
    void pagesOfOneAreTheWholeListAndACursorServesNoOtherSearchAndNobodyElse(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String readEvents = "{\"resource\":\"events\",\"action\":\"read\"}";
        List<String> whole = texts(ok(president.send("POST", WHO + "?limit=200", readEvents)), "email");
        assertThat(whole).hasSizeGreaterThan(2);
        List<String> pages = new ArrayList<>();
        String first = null;
        String cursor = "";
        while (cursor != null) {
            JsonObject page = ok(president.send("POST", WHO + "?limit=1" + cursor, readEvents));
            pages.addAll(texts(page, "email"));
            cursor = page.isNull("next") ? null : "&cursor=" + page.getString("next");
            first = first == null ? cursor : first;
        }
        assertThat(pages).isEqualTo(whole);

        assertThatProblem(president.send("POST", WHO + "?limit=1" + first, APPROVE_BUDGET))
                .hasStatus(400);
        assertThatProblem(president.send(
                        "POST",
                        WHO + "?limit=1" + first,
                        "{\"resource\":\"events\",\"action\":\"read\",\"text\":\"a\"}"))
                .hasStatus(400);
        assertThatProblem(president.send("POST", ACTIONS + "?limit=1" + first, "{}"))
                .hasStatus(400);
        assertThatProblem(
                        portal.signIn("district@riverside.example").send("POST", WHO + "?limit=1" + first, readEvents))
                .hasStatus(400);
        assertThatProblem(president.send("POST", WHO + "?cursor=bm90LW91cnM", readEvents))
                .hasStatus(400);
    }

    @Test
    void theTextIsPartOfTheAddressOfTheNameOrOfTheKey(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        assertThat(texts(
                        ok(president.send(
                                "POST", WHO, "{\"resource\":\"events\",\"action\":\"read\",\"text\":\"TREASURER@\"}")),
                        "email"))
                .containsExactly(TREASURER);
        assertThat(texts(ok(president.send("POST", ACTIONS, "{\"text\":\"approve:\"}")), "permission"))
                .containsExactly("approve:budget", "approve:volunteers");
        JsonObject places = ok(president.send("POST", WHAT, APPROVE_BUDGET));
        assertThat(places.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("scope")
                        .getString("type"))
                .isEqualTo("tenant");
        assertThat(ok(president.send("POST", WHAT, "{\"resource\":\"budget\",\"action\":\"approve\",\"text\":\"zzz\"}"))
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void whoLooksAfterNobodyLearnsOfThemselvesAlone(Portal portal) {
        Visitor volunteer = portal.signIn(VOLUNTEER);
        String president = person(portal.signIn(PRESIDENT), PRESIDENT);

        assertThatProblem(volunteer.send("POST", WHO, APPROVE_BUDGET))
                .hasStatus(403)
                .hasCode("RBAC-2001");
        assertThat(ok(volunteer.send("POST", WHAT, APPROVE_BUDGET)).getJsonArray("items"))
                .isEmpty();
        assertThat(texts(ok(volunteer.send("POST", ACTIONS, "{}")), "permission"))
                .contains("read:events")
                .doesNotContain("approve:budget");
        for (String path : List.of(WHAT, ACTIONS)) {
            String question = path.equals(WHAT) ? ",\"resource\":\"budget\",\"action\":\"approve\"}" : "}";
            assertThatProblem(volunteer.send("POST", path, "{\"userId\":\"" + president + "\"" + question))
                    .hasStatus(403);
        }
    }

    @Test
    void whoLooksAfterOneClientFindsItsPeopleAndPlacesAndNoOthers(Portal portal) {
        Visitor acme = portal.signIn("admin@acme.example");
        JsonObject own = acme.get(RBAC + "user-roles/" + userId(acme))
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        String account = own.getJsonObject("scope").getString("id");
        String read =
                "{\"resource\":\"account-projects\",\"action\":\"read\",\"scope\":{\"type\":\"account\",\"id\":\"";

        List<String> people = texts(ok(acme.send("POST", WHO, read + account + "\"}}")), "email");
        assertThat(people).contains("admin@acme.example").allMatch(email -> email.endsWith("@acme.example"));
        assertThatProblem(acme.send("POST", WHO, "{\"resource\":\"account-projects\",\"action\":\"read\"}"))
                .hasStatus(403);
        String globex = portal.signIn("user@globex.example")
                .session()
                .json()
                .getJsonObject("user")
                .getString("accountId", "");
        assertThatProblem(acme.send(
                        "POST",
                        WHO,
                        read + (globex.isEmpty() ? "018f0000-0000-7000-8000-00000000beef" : globex) + "\"}}"))
                .hasStatus(404);

        String user = person(acme, "user@acme.example");
        JsonObject places = ok(acme.send(
                "POST", WHAT, "{\"userId\":\"" + user + "\",\"resource\":\"own-projects\",\"action\":\"read\"}"));
        assertThat(places.getJsonArray("items").getValuesAs(JsonObject.class))
                .hasSize(3)
                .allMatch(
                        place -> place.getJsonObject("scope").getString("type").equals("project"));
        String engineer = person(portal.signIn("admin@meridian.example"), "engineer@meridian.example");
        assertThatProblem(acme.send(
                        "POST", WHAT, "{\"userId\":\"" + engineer + "\",\"resource\":\"files\",\"action\":\"upload\"}"))
                .hasStatus(404);
    }

    @Test
    void aBatchIsAnsweredInItsOrderAndAFaultIsANo(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);
        String stranger = person(portal.signIn("president@oak.example"), "president@oak.example");
        JsonObject answered = ok(president.send(
                "POST",
                BATCH,
                batch(List.of(
                        APPROVE_BUDGET,
                        "{\"userId\":\"" + volunteer + "\",\"resource\":\"budget\",\"action\":\"approve\"}",
                        "{\"resource\":\"Budget\",\"action\":\"approve\"}",
                        "17",
                        "{\"userId\":\"" + stranger + "\",\"resource\":\"budget\",\"action\":\"approve\"}",
                        "{\"resource\":\"nothing\",\"action\":\"approve\"}",
                        "{\"userId\":\"" + volunteer + "\",\"resource\":\"events\",\"action\":\"read\"}"))));

        assertThat(texts(answered, "answers", "reason"))
                .containsExactly("GRANTED", "NOT_GRANTED", "INVALID", "INVALID", "NOT_FOUND", "NOT_GRANTED", "GRANTED");
        assertThat(answered.getJsonArray("answers").getJsonObject(2).getString("error"))
                .contains("'resource'");
        assertThat(answered.getJsonArray("answers").getJsonObject(0).containsKey("error"))
                .isFalse();
        assertThat(database.events("decision", answered.getString("decisionId")))
                .containsExactly("permission.check-batch SUCCEEDED");

        String president2 = person(president, PRESIDENT);
        JsonObject refused = ok(portal.signIn(VOLUNTEER)
                .send(
                        "POST",
                        BATCH,
                        batch(List.of(
                                "{\"userId\":\"" + president2 + "\",\"resource\":\"budget\",\"action\":\"approve\"}",
                                "{\"resource\":\"events\",\"action\":\"read\"}"))));
        assertThat(texts(refused, "answers", "reason")).containsExactly("NOT_PERMITTED", "GRANTED");
    }

    @Test
    void aBatchAboutOneselfIsAboutTheRolesOfTheSessionAsASingleCheckIs(Portal portal) {
        Visitor volunteer = portal.signIn(VOLUNTEER);
        String question = "{\"resource\":\"events\",\"action\":\"read\"}";
        for (String active : List.of("[]", "null")) {
            assertThat(volunteer
                            .send("PUT", RBAC + "session-roles", "{\"active\":" + active + "}")
                            .status())
                    .isEqualTo(200);
            String reason = active.equals("[]") ? "NOT_GRANTED" : "GRANTED";
            assertThat(texts(ok(volunteer.send("POST", BATCH, batch(List.of(question)))), "answers", "reason"))
                    .containsExactly(reason);
            assertThat(ok(volunteer.send("POST", RBAC + "check", question)).getString("reason"))
                    .isEqualTo(reason);
        }
    }

    @Test
    void aHundredQuestionsAreAnsweredAndNoMore(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        assertThat(ok(president.send("POST", BATCH, batch(Collections.nCopies(100, APPROVE_BUDGET))))
                        .getJsonArray("answers"))
                .hasSize(100);
        for (String none : List.of(
                batch(Collections.nCopies(101, APPROVE_BUDGET)), batch(List.of()), "{}", "{\"questions\":{}}")) {
            assertThatProblem(president.send("POST", BATCH, none)).hasStatus(422);
        }
        assertThatProblem(president.send("POST", BATCH, "[]")).hasStatus(400);
    }

    @Test
    void aChangeGivesATokenWithWhichQuestionsAreAnsweredFromNoOlderRights(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);
        Answer given =
                president.send("POST", RBAC + "assign", "{\"userId\":\"" + volunteer + "\",\"role\":\"secretary\"}");
        String token = given.header(TOKEN);
        String question = "{\"userId\":\"" + volunteer + "\",\"resource\":\"members\",\"action\":\"create\"}";

        assertThat(ok(president.send("POST", RBAC + "check", question, TOKEN, token))
                        .getBoolean("allowed"))
                .isTrue();
        assertThat(ok(president.send("POST", BATCH, batch(List.of(question)), TOKEN, token))
                        .getJsonArray("answers")
                        .getJsonObject(0)
                        .getBoolean("allowed"))
                .isTrue();
        assertThat(texts(
                        ok(president.send(
                                "POST", WHO, "{\"resource\":\"members\",\"action\":\"create\"}", TOKEN, token)),
                        "email"))
                .contains(VOLUNTEER);
        Answer taken = president.send("DELETE", RBAC + "assign/" + given.json().getString("id"), null);
        assertThat(taken.header(TOKEN)).isNotNull().isNotEqualTo(token);
        assertThat(ok(president.send("POST", RBAC + "check", question, TOKEN, taken.header(TOKEN)))
                        .getBoolean("allowed"))
                .isFalse();
        assertThat(ok(president.send("POST", RBAC + "check", question, TOKEN, token))
                        .getBoolean("allowed"))
                .as("an older token is met by newer rights")
                .isFalse();
        String forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);
        for (String path : List.of(RBAC + "check", RBAC + "explain", BATCH, WHO, WHAT, ACTIONS)) {
            assertThatProblem(president.send("POST", path, question, TOKEN, forged))
                    .hasStatus(400);
            assertThatProblem(portal.signIn("president@oak.example").send("POST", path, question, TOKEN, token))
                    .hasStatus(400);
        }
    }

    @Test
    void aRowThatWasPutIntoTheMatrixByHandIsTakenOutAndReported(Portal portal, Database database) {
        String nobody = database.addToMatrix("meridian");
        Visitor root = portal.signIn("root@holdfast.example");
        Visitor administrator = portal.signIn("admin@meridian.example");
        String schedule = root.get(SCHEDULES).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals("check-permission-matrix"))
                .findFirst()
                .orElseThrow()
                .getString("id");

        root.send("POST", SCHEDULES + "/" + schedule + "/run", null);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(database.inMatrix(nobody)).isEmpty();
            assertThat(administrator
                            .get("/api/v1/system-logs?level=SEVERE&text=permission+matrix")
                            .body())
                    .contains("rows of the permission matrix were not what the rights say");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"resource\":\"budget\"}",
                "{\"resource\":\"budget\",\"action\":1}",
                "{\"resource\":\"BUDGET\",\"action\":\"approve\"}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":{\"type\":\"moon\"}}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":{\"type\":\"account\"}}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"text\":\"\"}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"text\":\"a\\nb\"}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"userId\":\"x\"}"
            })
    void aSearchThatIsNoneIsRefusedAtItsMember(String body, Portal portal) {
        assertThatProblem(portal.signIn(PRESIDENT).send("POST", WHO, body)).hasStatus(422);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=201", "limit=x", "cursor=", "page=2"})
    void aParameterThatIsNoneIsRefused(String parameter, Portal portal) {
        assertThatProblem(portal.signIn(PRESIDENT).send("POST", WHO + "?" + parameter, APPROVE_BUDGET))
                .hasStatus(400);
    }

    private static JsonObject ok(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String batch(List<String> questions) {
        return questions.stream().collect(joining(",", "{\"questions\":[", "]}"));
    }

    private static List<String> texts(JsonObject page, String member) {
        return texts(page, "items", member);
    }

    private static List<String> texts(JsonObject page, String list, String member) {
        return page.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString(member))
                .toList();
    }

    private static String userId(Visitor visitor) {
        return visitor.session().json().getJsonObject("user").getString("id");
    }

    private static String person(Visitor visitor, String email) {
        return visitor
                .get(RBAC + "user-roles?limit=200")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(assignment -> assignment.getString("email").equals(email))
                .map(assignment -> assignment.getString("userId"))
                .findFirst()
                .orElseThrow();
    }
}
