package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A district sees how its organizations stand, and what a lock would do in them before it sets one (features A27, L16). */
abstract class DistrictContract {
    private static final String DISTRICT = "/api/v1/rbac/district";
    private static final String SIMULATE = "/api/v1/rbac/simulate";
    private static final String SETTINGS = "/api/admin/organization-permissions";
    private static final String ADMINISTRATOR = "district@riverside.example";
    private static final String PRESIDENT = "president@lincoln.example";

    @Test
    void itsOrganizationsAreListedWithHowTheyStand(Portal portal, Database database) {
        Answer answer = portal.signIn(ADMINISTRATOR).get(DISTRICT);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        List<JsonObject> items = items(answer);
        assertThat(items).extracting(one -> one.getString("name")).containsSequence("Lincoln PTO", "Oak PTO");
        JsonObject lincoln = named(items, "lincoln");
        assertThat(lincoln.getInt("people")).isGreaterThanOrEqualTo(3);
        assertThat(lincoln.getInt("upgradesWaiting")).isNotNegative();
        assertThat(lincoln.getInt("violations")).isNotNegative();
        assertThat(lincoln.getString("rightsChangedAt")).isNotEmpty();
        assertThat(lincoln.getJsonArray("templates").getValuesAs(JsonObject.class))
                .extracting(template -> template.getString("module"))
                .contains("budget", "administration");
        assertThat(answer.body()).doesNotContain("@", "meridian");
        assertThat(database.eventsOf(ADMINISTRATOR))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("organization.list SUCCEEDED");
    }

    @Test
    void pagesGoOnAndANameNarrowsThem(Portal portal) {
        Visitor district = portal.signIn(ADMINISTRATOR);
        List<String> slugs = new ArrayList<>();
        String query = "?limit=1";
        for (int i = 0; i < 50 && query != null; i++) {
            JsonObject page = district.get(DISTRICT + query).json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(one -> slugs.add(one.getString("slug")));
            query = page.isNull("next") ? null : "?limit=1&cursor=" + page.getString("next");
        }

        assertThat(slugs).contains("lincoln", "oak").doesNotHaveDuplicates().doesNotContain("riverside");
        assertThat(items(district.get(DISTRICT + "?q=OAK")))
                .extracting(one -> one.getString("slug"))
                .containsExactly("oak");
    }

    @Test
    void anOrganizationHasNoneBelowAndLearnsNothingOfAnother(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);

        assertThat(items(president.get(DISTRICT))).isEmpty();
        assertThat(items(president.get(DISTRICT + "?q=oak"))).isEmpty();
        JsonObject own = id(portal, "lincoln");
        JsonObject oak = id(portal, "oak");
        for (String id : List.of(own.getString("id"), oak.getString("id"), "nothing")) {
            assertThat(president.get("/district/" + id).status()).as(id).isEqualTo(404);
        }
        assertThat(president.get("/dashboard").body()).doesNotContain("/district");
        assertThat(portal.signIn(ADMINISTRATOR).get("/dashboard").body()).contains("/district");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=201", "?cursor=x", "?colour=blue", "?q=%00", "?q=LONG"})
    void whatIsNoQuestionIsRefused(String query, Portal portal) {
        assertThatProblem(portal.signIn(ADMINISTRATOR).get(DISTRICT + query.replace("LONG", "x".repeat(201))))
                .hasStatus(400);
    }

    @Test
    void whoDoesNotManagePermissionsIsRefused(Portal portal) {
        for (String somebody : List.of("volunteer@lincoln.example", "admin@acme.example")) {
            assertThatProblem(portal.signIn(somebody).get(DISTRICT))
                    .hasStatus(403)
                    .hasCode("RBAC-2001");
            assertThat(portal.signIn(somebody)
                            .get("/district/" + id(portal, "oak").getString("id"))
                            .status())
                    .isEqualTo(403);
        }
        assertThatProblem(portal.stranger().get(DISTRICT)).hasStatus(401);
    }

    @Test
    void whatALockWouldDoInEachOrganizationIsToldBeforeAndNothingIsChanged(Portal portal, Database database) {
        Visitor district = portal.signIn(ADMINISTRATOR);
        List<String> before = database.rights("lincoln");

        JsonObject below = below(district, "publish:communications", "communications", "member");

        // Both presidents may publish now.
        assertThat(below.getInt("organizations")).isGreaterThanOrEqualTo(2);
        assertThat(below.getInt("losing")).isGreaterThanOrEqualTo(2);
        assertThat(below.getJsonArray("permissions").getValuesAs(JsonObject.class))
                .extracting(one -> one.getString("permission"))
                .containsExactly("publish:communications");
        assertThat(below.getJsonArray("first").getValuesAs(JsonObject.class))
                .extracting(one -> one.getString("name"))
                .contains("Lincoln PTO", "Oak PTO");
        assertThat(below.toString()).doesNotContain("@");
        assertThat(database.rights("lincoln")).isEqualTo(before);
        assertThat(portal.signIn(PRESIDENT).get(SETTINGS).body())
                .doesNotContain("\"publish:communications\",\"effect\":\"LOCK\"");
    }

    @Test
    void aChangeInOneOrganizationBelowIsToldInNumbersAndWithoutNames(Portal portal) {
        Visitor district = portal.signIn(ADMINISTRATOR);
        String lincoln = id(portal, "lincoln").getString("id");

        JsonObject simulated = simulated(
                district,
                "{\"override\":{\"organizationId\":\"" + lincoln + "\",\"modules\":["
                        + module("events", "publish:events", "volunteer", "ADD") + "]}}");

        assertThat(simulated.getBoolean("allowed")).isTrue();
        assertThat(simulated.getInt("gaining")).isPositive();
        assertThat(simulated.getJsonArray("changes")).isEmpty();
        assertThat(simulated.getJsonObject("below").getInt("organizations")).isZero();
        Visitor president = portal.signIn(PRESIDENT);
        String oak = id(portal, "oak").getString("id");
        assertThatProblem(president.send(
                        "POST",
                        SIMULATE,
                        "{\"override\":{\"organizationId\":\"" + oak + "\",\"modules\":["
                                + module("events", "publish:events", "volunteer", "ADD") + "]}}"))
                .hasStatus(404);
    }

    private static JsonObject below(Visitor visitor, String key, String module, String role) {
        return simulated(visitor, "{\"override\":{\"modules\":[" + module(module, key, role, "LOCK") + "]}}")
                .getJsonObject("below");
    }

    private static String module(String module, String key, String role, String effect) {
        return "{\"module\":\"" + module + "\",\"permissions\":[{\"key\":\"" + key + "\",\"roles\":[{\"role\":\"" + role
                + "\",\"effect\":\"" + effect + "\"}]}]}";
    }

    private static JsonObject simulated(Visitor visitor, String body) {
        Answer answer = visitor.send("POST", SIMULATE, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static JsonObject id(Portal portal, String slug) {
        return named(items(portal.signIn(ADMINISTRATOR).get(DISTRICT + "?q=" + slug)), slug);
    }

    private static JsonObject named(List<JsonObject> items, String slug) {
        return items.stream()
                .filter(one -> one.getString("slug").equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> items(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
