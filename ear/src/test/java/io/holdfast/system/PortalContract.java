package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Database.Event;
import io.holdfast.system.Visitor.Project;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of an engineering firm does in the portal, and what stays behind of it. */
abstract class PortalContract {
    private static final String CLIENT = "user@acme.example";
    private static final String CLIENT_ADMIN = "admin@acme.example";

    @ParameterizedTest
    @CsvSource({"user@acme.example, 3", "admin@acme.example, 6", "pm@meridian.example, 10", "user@globex.example, 4"})
    void aPersonSeesExactlyTheProjectsOfTheirScope(String email, int count, Portal portal) {
        assertThat(portal.signIn(email).projects()).hasSize(count).doesNotHaveDuplicates();
    }

    /** Drafts are nobody's; what is addressed to a person counts as theirs. */
    @ParameterizedTest
    @CsvSource({"user@acme.example, 5", "admin@acme.example, 12", "pm@meridian.example, 20", "user@globex.example, 8"})
    void aPersonSeesExactlyTheInvoicesOfTheirScope(String email, int count, Portal portal) {
        assertThat(portal.signIn(email)
                        .get("/api/billing/invoices?limit=100")
                        .json()
                        .getJsonArray("items"))
                .hasSize(count);
    }

    @Test
    void aPersonDownloadsTheirInvoicesAndNobodyElses(Portal portal) {
        String mine = firstInvoice(portal.signIn(CLIENT));
        Answer document = portal.signIn(CLIENT).get("/api/billing/invoices/" + mine + "/pdf");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(document.header("Content-Disposition")).startsWith("attachment;");
        assertThat(document.header("Cache-Control")).contains("no-store");
        assertThat(document.body()).startsWith("%PDF-");

        Visitor other = portal.signIn("user@globex.example");
        assertThat(other.get("/api/billing/invoices/" + mine + "/pdf").status()).isEqualTo(404);
    }

    private static String firstInvoice(Visitor visitor) {
        return visitor.get("/api/billing/invoices?limit=1")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    @Test
    void whatAClientSeesIsPartOfWhatTheirAdministratorSees(Portal portal) {
        assertThat(portal.signIn(CLIENT_ADMIN).projects())
                .containsAll(portal.signIn(CLIENT).projects())
                .allSatisfy(project -> assertThat(project.accountName()).isEqualTo("Acme"));
    }

    @Test
    void aNewNameInZohoShowsAfterTheLifetimeOfTheCopyAndCostsOneListing(Portal portal, Simulator zoho) {
        Visitor visitor = portal.signIn(CLIENT_ADMIN);
        Project before = visitor.projects().get(0);
        String name = before.name() + " (renamed)";
        zoho.rename(before.name(), name);
        long listings = zoho.projectListings();

        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(visitor.projects())
                        .extracting(Project::id, Project::name)
                        .contains(org.assertj.core.groups.Tuple.tuple(before.id(), name)));

        assertThat(zoho.projectListings()).isEqualTo(listings + 1);
    }

    @Test
    void aProjectIsShownWithMilestonesTimelineAndAge(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        Project project = visitor.projects().get(0);

        JsonObject detail = visitor.tryProject(project.id()).json();

        assertThat(detail.getString("name")).isEqualTo(project.name());
        assertThat(detail.getJsonArray("milestones")).isNotEmpty();
        assertThat(detail.keySet()).contains("timeline", "lastSynced", "stale", "progressPercentage", "status");
    }

    @Test
    void pagesTogetherHoldEveryProjectOnce(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT_ADMIN);
        List<String> ids = new ArrayList<>();
        String query = "?limit=4";
        while (!query.isEmpty()) {
            Answer page = visitor.tryProjects(query);
            page.json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> ids.add(item.getString("id")));
            boolean last = page.json().isNull("next");
            assertThat(page.header("Link").contains("rel=\"next\"")).isEqualTo(!last);
            query = last ? "" : "?limit=4&cursor=" + page.json().getString("next");
        }

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        visitor.projects().stream().map(Project::id).toList());
    }

    @RepeatedTest(20)
    void signingInWorksAgainAndAgain(Portal portal) {
        assertThat(portal.signIn(CLIENT).session().status()).isEqualTo(200);
    }

    @Test
    void theSessionSaysWhoIsSignedInAndWithWhichRights(Portal portal) {
        JsonObject session = portal.signIn(CLIENT).session().json();

        assertThat(session.getJsonObject("user").getString("email")).isEqualTo(CLIENT);
        assertThat(session.getJsonObject("tenant").getString("slug")).isEqualTo("meridian");
        assertThat(session.keySet()).contains("grants", "permissions", "expiresAt");
    }

    @Test
    void aTokenIsWorthNothingAfterSigningOut(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        assertThat(visitor.signOut().status()).isBetween(200, 204);

        assertThatProblem(visitor.session()).hasStatus(401);
        assertThatProblem(visitor.tryProjects("")).hasStatus(401);
    }

    @Test
    void healthNamesStatusVersionAndUptime(Portal portal) {
        JsonObject health = portal.health().json();

        assertThat(health.getString("status")).isEqualTo("healthy");
        assertThat(health.keySet()).contains("timestamp", "uptime", "environment", "version");
    }

    @Test
    void nodesReachTheDatabaseAsTheRuntimeRoleAlone(Database database) {
        assertThat(database.rolesOfNodes()).containsExactly("holdfast_app");
    }

    @Test
    void everyActionOfAVisitLeavesAnEvent(Portal portal, Database database) {
        String person = "pm@meridian.example";
        int before = database.eventsOf(person).size();
        Visitor visitor = portal.signIn(person);
        visitor.tryProject(visitor.projects().get(0).id());
        visitor.signOut();

        assertThat(database.eventsOf(person).stream().skip(before))
                .extracting(Event::action, Event::outcome, Event::tenant)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("LOGIN", "SUCCEEDED", "meridian"),
                        org.assertj.core.groups.Tuple.tuple("project.read", "SUCCEEDED", "meridian"),
                        org.assertj.core.groups.Tuple.tuple("LOGOUT", "SUCCEEDED", "meridian"));
    }

    @Test
    void aRefusalIsAnsweredWith403AndLeavesADeniedEvent(Portal portal, Database database) {
        String person = "staff@harvest.example";
        Visitor cook = portal.signIn(person);
        assertThatProblem(cook.tryProjects("")).hasStatus(403).hasCode("RBAC-2001");

        assertThat(database.eventsOf(person)).extracting(Event::outcome).contains("DENIED");
    }
}
