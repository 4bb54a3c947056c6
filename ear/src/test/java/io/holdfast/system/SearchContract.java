package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Database.Event;
import io.holdfast.system.Visitor.Project;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person finds what they may see by its words, and nothing else exists for them. */
abstract class SearchContract {
    private static final String CLIENT = "user@acme.example";
    private static final String INVOICES = "/api/billing/invoices?limit=200";

    @Test
    void aProjectIsFoundByTheBeginningsOfItsWords(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        Project project = visitor.projects().get(0);
        String[] words = project.name().split("[^\\p{L}0-9]+");

        List<JsonObject> found = found(visitor, beginning(words[words.length - 1]) + " " + beginning(words[0]));

        assertThat(found).anySatisfy(hit -> {
            assertThat(hit.getString("type")).isEqualTo("project");
            assertThat(hit.getString("title")).isEqualTo(project.name());
            assertThat(hit.getString("subtitle")).startsWith("Acme · ");
            assertThat(hit.getString("url")).isEqualTo("/projects/" + project.id());
        });
        assertThat(found(visitor, project.name()).get(0).getString("id"))
                .as("what is called exactly so comes first")
                .isEqualTo(project.id());
    }

    @Test
    void anInvoiceIsFoundByItsNumberWithoutTheZeros(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        JsonObject invoice = invoices(visitor).get(0);
        String number = invoice.getString("number");

        assertThat(found(visitor, number.replaceFirst("^\\D*0*", "")))
                .extracting(hit -> hit.getString("type"), hit -> hit.getString("title"))
                .contains(org.assertj.core.groups.Tuple.tuple("invoice", number));
    }

    @Test
    void aClientNeverFindsWhatIsAnotherClients(Portal portal) {
        Visitor globex = portal.signIn("user@globex.example");
        Visitor acme = portal.signIn(CLIENT);
        List<String> foreign = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Project project : globex.projects()) {
            foreign.add(project.id());
            words.addAll(List.of(project.name().split("[^\\p{L}0-9]+")));
        }
        for (JsonObject invoice : invoices(globex)) {
            foreign.add(invoice.getString("id"));
            words.add(invoice.getString("number"));
        }
        words.addAll(List.of("globex", "inv", "a"));

        assertThat(foreign).hasSize(12);
        for (String word : words) {
            assertThat(found(acme, word))
                    .as(word)
                    .extracting(hit -> hit.getString("id"))
                    .doesNotContainAnyElementsOf(foreign);
        }
    }

    /** Three of six projects, five of twelve invoices: the same as in the lists. */
    @ParameterizedTest
    @CsvSource({"user@acme.example, 5", "admin@acme.example, 12", "pm@meridian.example, 20", "user@globex.example, 8"})
    void aPersonFindsAsManyInvoicesAsTheirListHolds(String email, int count, Portal portal) {
        Visitor visitor = portal.signIn(email);
        invoices(visitor);

        assertThat(found(visitor, "inv"))
                .filteredOn(hit -> hit.getString("type").equals("invoice"))
                .hasSize(count);
    }

    @Test
    void pagesTogetherHoldEveryHitOnce(Portal portal) {
        Visitor visitor = portal.signIn("pm@meridian.example");
        invoices(visitor);
        List<String> ids = new ArrayList<>();
        String path = "/api/search?q=inv&limit=3";
        while (!path.isEmpty()) {
            Answer page = visitor.get(path);
            page.json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(hit -> ids.add(hit.getString("id")));
            boolean last = page.json().isNull("next");
            assertThat(page.header("Link").contains("rel=\"next\"")).isEqualTo(!last);
            path = last ? "" : "/api/search?q=inv&limit=3&cursor=" + page.json().getString("next");
        }

        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found(visitor, "inv").stream()
                        .map(hit -> hit.getString("id"))
                        .toList());
    }

    @Test
    void aCursorBelongsToItsText(Portal portal) {
        Visitor visitor = portal.signIn("pm@meridian.example");
        invoices(visitor);
        String cursor = visitor.get("/api/search?q=inv&limit=1").json().getString("next");

        assertThatProblem(visitor.get("/api/search?q=bridge&cursor=" + cursor))
                .hasStatus(400)
                .says("cursor");
    }

    @Test
    void everySearchLeavesAnEventWithItsCountAndWithoutItsTextInTheClear(Portal portal, Database database) {
        Visitor visitor = portal.signIn(CLIENT);
        int before = database.eventsOf(CLIENT).size();
        found(visitor, "confidential-" + before);

        assertThat(database.eventsOf(CLIENT).stream().skip(before))
                .extracting(Event::action, Event::outcome)
                .contains(org.assertj.core.groups.Tuple.tuple("search.read", "SUCCEEDED"));
        assertThat(database.clearTextOfEvents("search.read"))
                .isNotEmpty()
                .noneMatch(text -> text.contains("confidential"))
                .anyMatch(text -> text.contains("\"count\": 0") || text.contains("\"count\":0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?q=", "?q=%20", "?q=---", "?q=%00", "?q=%F0%9F%A6%8A", "?q=a&limit=0", "?q=a&cursor=x"})
    void whatCannotBeSearchedForIsRefused(String query, Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).get("/api/search" + query))
                .hasStatus(400)
                .hasCode("CORE-0001");
    }

    @Test
    void aTextOfMoreThanAHundredCharactersIsRefused(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).get("/api/search?q=" + "a".repeat(101)))
                .hasStatus(400)
                .says("100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a' OR '1'='1", "a:* | b", "a & !b", "%", "_", "\\a", "{a}", "<img src=x onerror=alert(1)>"})
    void signsAreOnlySigns(String text, Portal portal) {
        Answer answer = portal.signIn(CLIENT).get("/api/search?q=" + URLEncoder.encode(text, UTF_8));

        assertThat(answer.status()).as("%s", answer).isIn(200, 400);
    }

    @Test
    void whoeverMaySeeNeitherProjectsNorInvoicesMayNotSearch(Portal portal) {
        assertThatProblem(portal.signIn("staff@harvest.example").get("/api/search?q=bridge"))
                .hasStatus(403)
                .hasCode("RBAC-2001");
        assertThatProblem(portal.stranger().get("/api/search?q=bridge")).hasStatus(401);
    }

    private static List<JsonObject> invoices(Visitor visitor) {
        return visitor.get(INVOICES).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> found(Visitor visitor, String text) {
        Answer answer = visitor.get("/api/search?limit=200&q=" + URLEncoder.encode(text, UTF_8));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static String beginning(String word) {
        return word.substring(0, Math.max(1, word.length() - 2));
    }
}
