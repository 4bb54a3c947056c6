package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Database.Connected;
import io.holdfast.system.Visitor.Project;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The acceptance cases of Zoho's contract that can be seen from the portal, named by their number. */
abstract class ZohoContract {
    private static final String CLIENT = "user@acme.example";
    private static final String CLIENT_ADMIN = "admin@acme.example";
    private static final String INVOICES = "/api/billing/invoices";
    private static final String TOKEN = "/oauth/v2/token";
    private static final String PROJECTS_ROUTE = "GET /api/v3/portal/{portal}/projects";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Visitor visitor;
    private List<Project> before;

    @BeforeEach
    void everythingIsFresh(Portal portal) {
        visitor = portal.signIn(CLIENT_ADMIN);
        await().atMost(PATIENCE).until(() -> !isStale("/api/projects") && !isStale(INVOICES));
        before = visitor.projects();
    }

    @AfterEach
    void everythingRecovers(Simulator zoho, Database database) {
        zoho.recover();
        database.forgetTroublesWithZoho();
        await().atMost(PATIENCE).until(() -> !isStale("/api/projects") && !isStale(INVOICES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token.invalid_client", "dc.wrong"})
    void c1_aRefusedClientIsAStateThatNamesTheHostAndIsNotKnockedAtAgain(
            String fault, Simulator zoho, Database database) {
        zoho.endTokens();
        zoho.fault(fault, nothing());
        long last = zoho.lastCall();
        Aging.untilCopiesAreOld();

        showsOldCopy();

        Connected connection = database.connection();
        assertThat(connection.state()).isEqualTo("config-error");
        assertThat(connection.reason()).contains("localhost").doesNotContain(zoho.secrets());
        assertStaysQuiet(zoho, TOKEN, last, 1);
    }

    @Test
    void c2_aThrottledTokenEndpointIsLeftAloneForTenMinutes(Simulator zoho, Database database) {
        zoho.endTokens();
        zoho.fault("token.throttle", nothing());
        long last = zoho.lastCall();
        Aging.untilCopiesAreOld();

        showsOldCopy();

        assertThat(database.connection().state()).isEqualTo("throttled");
        assertThat(database.connection().pausedSeconds()).isBetween(590L, 720L);
        assertStaysQuiet(zoho, TOKEN, last, 1);
    }

    @Test
    void c4_aRefusedTokenIsRenewedOnceAndTheCallRepeatedOnce(Simulator zoho) {
        Aging.untilCopiesAreOld();
        zoho.fault("api.invalid_token", nothing().add("count", 1).add("route", PROJECTS_ROUTE));
        long last = zoho.lastCall();

        // The look first: without one nobody asks Zoho.
        await().atMost(PATIENCE).until(() -> !isStale("/api/projects") && calls(zoho, last, "/projects") >= 2);

        assertThat(calls(zoho, last, TOKEN)).isEqualTo(1);
    }

    @Test
    void c4_aSecondRefusalIsNotAnsweredWithAThirdCall(Simulator zoho) {
        Aging.untilCopiesAreOld();
        zoho.fault("api.invalid_token", nothing().add("count", 2).add("route", PROJECTS_ROUTE));
        long last = zoho.lastCall();

        await().atMost(PATIENCE).until(() -> isStale("/api/projects"));
        assertThat(visitor.projects()).isEqualTo(before);
        await().atMost(PATIENCE).until(() -> !isStale("/api/projects"));

        List<JsonObject> calls = zoho.callsSince(last).stream()
                .filter(call -> call.getString("path").endsWith("/projects"))
                .toList();
        assertThat(calls.subList(0, 3))
                .extracting(call -> call.getInt("status"))
                .containsExactly(400, 400, 200);
        assertThat(Duration.between(at(calls.get(1)), at(calls.get(2)))).isGreaterThan(Duration.ofMillis(900));
        assertThat(calls(zoho, last, TOKEN)).isEqualTo(1);
    }

    @Test
    void c5_theOldFormOfALifetimeIsUnderstoodAndTheConsentKept(Simulator zoho, Database database) {
        String consent = database.connection().refreshToken();
        zoho.endTokens();
        zoho.fault("token.legacy_expiry", nothing());
        long last = zoho.lastCall();
        Aging.untilCopiesAreOld();

        await().atMost(PATIENCE).until(() -> !isStale("/api/projects") && calls(zoho, last, TOKEN) == 1);

        assertThat(database.connection().tokenSeconds()).isBetween(3_500L, 3_600L);
        assertThat(database.connection().refreshToken()).isEqualTo(consent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same_page", "truncated", "error_in_200"})
    void c7_noAnswerThatLiesChangesWhatIsShown(String shape, Simulator zoho) {
        zoho.fault("shape", nothing().add("variant", shape));
        Aging.untilCopiesAreOld();
        long last = zoho.lastCall();
        await().atMost(PATIENCE).until(() -> visitor.projects().equals(before) && calls(zoho, last, "/projects") > 0);

        assertThat(visitor.projects()).isEqualTo(before);
        assertThat(visitor.get(INVOICES).json().getJsonArray("items")).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"books.throttle.44, 50, 61", "books.throttle.45, 3000, 3601"})
    void c11_aThrottleOfBooksPausesBooksAlone(String fault, long least, long most, Simulator zoho, Database database) {
        zoho.fault(fault, nothing().add("count", 1));
        Aging.untilCopiesAreOld();
        await().atMost(PATIENCE).until(() -> isStale(INVOICES));
        long last = zoho.lastCall();

        assertThat(database.pauses()).hasSize(1).allSatisfy((scope, seconds) -> {
            assertThat(scope).containsIgnoringCase("books");
            assertThat(seconds).isBetween(least, most);
        });
        assertStaysQuiet(zoho, "/books/", last, 0);
        assertThat(visitor.get(INVOICES).json().getJsonArray("items")).hasSize(12);
        assertThat(isStale("/api/projects")).isFalse();
    }

    @Test
    void c11_tooManyCallsAtOnceAreTriedAgainSoon(Simulator zoho) {
        zoho.fault("books.throttle.1070", nothing().add("count", 1));
        Aging.untilCopiesAreOld();
        Instant start = Instant.now();
        long last = zoho.lastCall();

        await().atMost(Duration.ofSeconds(40)).until(() -> lastSynced(INVOICES).isAfter(start) && !isStale(INVOICES));
        assertThat(zoho.callsSince(last).stream().filter(call -> call.getInt("status") == 429))
                .hasSize(1);
    }

    @Test
    void c12_aLockedRouteOfProjectsIsLeftAloneFor22MinutesAndNeverReadAsNothing(Simulator zoho, Database database) {
        zoho.fault("projects.throttle", nothing().add("count", 1).add("route", PROJECTS_ROUTE));
        Aging.untilCopiesAreOld();
        await().atMost(PATIENCE).until(() -> isStale("/api/projects"));
        long last = zoho.lastCall();

        assertThat(database.pauses()).hasSize(1).allSatisfy((scope, seconds) -> assertThat(seconds)
                .isGreaterThan(21 * 60));
        assertThat(visitor.projects()).isEqualTo(before);
        assertStaysQuiet(zoho, "/projects", last, 0);
        assertThat(isStale(INVOICES)).isFalse();
        assertThat(visitor.projects()).isEqualTo(before);
    }

    @Test
    void c13_anInvoiceWithEveryTrapOfBooksIsReadExactly(Simulator zoho) {
        zoho.fault("shape", nothing().add("variant", "page_context_array"));
        Aging.untilCopiesAreOld();
        Instant start = Instant.now();
        await().atMost(PATIENCE).until(() -> lastSynced(INVOICES).isAfter(start));

        JsonObject invoice = invoices().get("INV-002054");
        assertThat(invoice.getJsonObject("total").getString("amount")).isEqualTo("10000.00");
        assertThat(invoice.getJsonObject("total").getString("currency")).isEqualTo("USD");
        assertThat(new BigDecimal(invoice.getJsonObject("balance").getString("amount")))
                .isEqualByComparingTo("40.60");
        assertThat(invoice.getOrDefault("dueDate", JsonValue.NULL)).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foreign_row", "wrong_record", "numeric_ids"})
    void c17_noRowOfAnotherClientIsEverShown(String shape, Portal portal, Simulator zoho) {
        zoho.fault("shape", nothing().add("product", "books").add("variant", shape));
        Aging.untilCopiesAreOld();
        Instant start = Instant.now();
        await().atMost(PATIENCE).until(() -> lastSynced(INVOICES).isAfter(start) || isStale(INVOICES));

        assertThat(invoices()).hasSize(12);
        assertThat(invoices().values())
                .allSatisfy(
                        invoice -> assertThat(invoice.getString("accountName")).isEqualTo("Acme"))
                .allSatisfy(invoice ->
                        assertThat(detail(invoice).getString("accountName")).isEqualTo("Acme"));
        assertThat(portal.signIn(CLIENT).get(INVOICES).json().getJsonArray("items"))
                .hasSize(5);
    }

    @Test
    void htmlInEveryFieldOfZohoStaysText(Portal portal, Simulator zoho) {
        Reader reader = portal.signInToRead(CLIENT_ADMIN);
        zoho.fault("shape", nothing().add("variant", "markup"));
        await().atMost(PATIENCE).until(() -> visitor.projects().get(0).name().contains("<img src=x"));
        String id = visitor.projects().get(0).id();

        assertThat(List.of("/dashboard", "/projects", "/projects/" + id, "/invoices"))
                .map(reader::look)
                .allSatisfy(page -> assertThat(page.status()).isEqualTo(200))
                .allSatisfy(page ->
                        assertThat(page.body()).contains("&lt;img src=x").doesNotContain("<img src=x"));

        zoho.recover();
        await().atMost(PATIENCE).until(() -> visitor.projects().equals(before));
    }

    /** Readers come and go for a while; Zoho is not asked more often than it was. */
    private void assertStaysQuiet(Simulator zoho, String path, long since, long calls) {
        Instant end = Instant.now().plusSeconds(4);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            visitor.tryProjects("");
            visitor.get(INVOICES);
            return Instant.now().isAfter(end);
        });
        assertThat(calls(zoho, since, path)).isEqualTo(calls);
    }

    private void showsOldCopy() {
        await().atMost(PATIENCE).until(() -> isStale("/api/projects"));
        assertThat(visitor.projects()).isEqualTo(before);
        assertThat(visitor.tryProjects("").json().getString("reason")).isNotBlank();
    }

    private boolean isStale(String list) {
        return visitor.get(list).json().getBoolean("stale");
    }

    private Instant lastSynced(String list) {
        return Instant.parse(visitor.get(list).json().getString("lastSynced"));
    }

    private Map<String, JsonObject> invoices() {
        return visitor.get(INVOICES + "?limit=100").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .collect(java.util.stream.Collectors.toMap(item -> item.getString("number"), item -> item));
    }

    private JsonObject detail(JsonObject invoice) {
        return visitor.get(INVOICES + "/" + invoice.getString("id")).json();
    }

    private static Instant at(JsonObject call) {
        return Instant.parse(call.getString("at"));
    }

    private static long calls(Simulator zoho, long since, String path) {
        return zoho.callsSince(since).stream()
                .filter(call -> call.getString("path").contains(path))
                .count();
    }

    private static JsonObjectBuilder nothing() {
        return Json.createObjectBuilder();
    }
}
