package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Visitor.Project;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes of one installation: they share what they know of Zoho, and one stands when the other falls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TwoNodesContract {
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT = "user@acme.example";
    private static final String CLIENT_ADMIN = "admin@acme.example";
    private static final String ROOT = "root@holdfast.example";
    private static final String TOKEN = "/oauth/v2/token";
    private static final Duration PACE = Duration.ofMillis(100);

    private SecondNode second;

    @BeforeAll
    void join(Holdfast holdfast) {
        second = SecondNode.start(holdfast);
    }

    @AfterAll
    void leave() {
        if (second != null) {
            second.close();
        }
    }

    @AfterEach
    void zohoRecovers(Simulator zoho, Database database) {
        zoho.recover();
        database.forgetTroublesWithZoho();
    }

    @Test
    void aStartingNodeIsNotReachedBeforeItCanAnswer() {
        assertThat(second.firstAnswers()).containsExactly(200);
    }

    @Test
    void theNodesFormOneGrid() {
        await().atMost(Duration.ofSeconds(30)).until(() -> second.log().contains("DG Size: 2"));
    }

    @Test
    void aTokenOfOneNodeOpensTheOtherAndIsWorthNothingThereOnceSigningOutIsAnswered(Portal portal) {
        for (int time = 0; time < 25; time++) {
            Visitor here = portal.signIn(CLIENT);
            Visitor there = second.portal().visitorWith(here.token());
            assertThat(there.projects()).isEqualTo(here.projects());

            (time % 2 == 0 ? here : there).signOut();

            assertThat(there.tryProjects("").status()).as("time %d", time).isEqualTo(401);
            assertThat(here.tryProjects("").status()).as("time %d", time).isEqualTo(401);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void aSignOutIsAnsweredWhileTheOtherNodeStandsStillAndHoldsThereWhenItGoesOn(Portal portal) {
        Visitor here = portal.signIn(CLIENT);
        Visitor there = second.portal().visitorWith(here.token());
        there.projects();
        second.process().pause();
        try {
            here.signOut();
        } finally {
            second.process().resume();
        }

        assertThat(there.tryProjects("").status()).isEqualTo(401);
    }

    @Test
    void whoEntersAnOrganizationOnOneNodeIsThereOnTheOtherAndGoneFromBothOnceTheyHaveLeft(Portal portal) {
        for (int time = 0; time < 5; time++) {
            Visitor here = portal.signIn(ROOT);
            Visitor there = second.portal().visitorWith(here.token());
            assertThat(organization(there)).isEqualTo("platform");
            Visitor first = time % 2 == 0 ? here : there;
            Visitor other = time % 2 == 0 ? there : here;

            Answer entered = first.send(
                    "POST",
                    "/api/admin/tenant-switch",
                    Json.createObjectBuilder()
                            .add("organizationId", oak(first))
                            .add("reason", "Ticket 4711: nobody can sign in")
                            .build()
                            .toString());
            assertThat(entered.status()).as("%s", entered).isEqualTo(201);
            assertThat(organization(other)).as("time %d", time).isEqualTo("oak");
            assertThat(other.get("/api/admin/users?limit=200").body()).contains("president@oak.example");

            assertThat(other.send("DELETE", "/api/admin/tenant-switch", null).status())
                    .isEqualTo(204);
            assertThat(organization(first)).as("time %d", time).isEqualTo("platform");
            assertThat(first.get("/api/admin/users?limit=200").body()).doesNotContain("president@oak.example");
            here.signOut();
        }
    }

    private static String oak(Visitor root) {
        return root.get("/api/admin/tenants?q=oak")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    private static String organization(Visitor visitor) {
        return visitor.session().json().getJsonObject("tenant").getString("slug");
    }

    @Test
    void aFormThatTheOtherNodeGetsLeadsBackToItsAddressAndSaysThatNothingWasSaved(Portal portal, Database database) {
        String email = "two-nodes@acme.example";
        String address = URI.create(portal.invite(database.secret("operator-token"), email, "meridian", "internal_pm")
                        .json()
                        .getString("signupUrl"))
                .toString()
                .replaceFirst("^https?://[^/]+", "");
        OpenForm form = portal.open(address);
        String[] fields = {
            "invitation",
            address.replaceFirst(".*=", ""),
            "name",
            "Two Nodes",
            "email",
            email,
            "password",
            "eight words that nobody would ever guess here"
        };

        Answer plain = form.sendTo(second.portal(), "signup", fields);
        assertThat(plain.status()).isEqualTo(302);
        assertThat(plain.header("Location")).isEqualTo(address + "&notice=expired");
        Answer scripted = form.sendByScriptTo(second.portal(), "signup", fields);
        assertThat(scripted.body()).contains("<redirect url=\"" + address + "&amp;notice=expired\"");

        OpenForm again = second.portal().open(address + "&notice=expired");
        assertThat(again.page()).contains("Nothing was saved");
        assertThat(again.sendTo(second.portal(), "signup", fields).header("Location"))
                .isEqualTo("/signin?notice=signed-up");
    }

    @Test
    void aClientThatAsksBothNodesHasItsQuotaOnce(Portal portal) {
        Visitor here = portal.signIn(CLIENT);
        Visitor there = second.portal().visitorWith(here.token());
        int halfOfIt = RateLimitContract.ON_ALL_NODES_QUOTA / 2;
        for (int request = 0; request < halfOfIt; request++) {
            assertThat(here.get(RateLimitContract.ON_ALL_NODES).status()).isEqualTo(404);
        }
        var granted = new AtomicInteger(halfOfIt);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            granted.incrementAndGet();
            return quotaLeft(there.get(RateLimitContract.ON_ALL_NODES)) < halfOfIt;
        });

        Answer last = there.get(RateLimitContract.ON_ALL_NODES);
        for (; last.status() != 429; last = there.get(RateLimitContract.ON_ALL_NODES)) {
            granted.incrementAndGet();
        }

        assertThat(granted).hasValue(RateLimitContract.ON_ALL_NODES_QUOTA);
        assertThat(quotaLeft(last)).isZero();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> here.get(RateLimitContract.ON_ALL_NODES).status() == 429);
    }

    @Test
    void whoLosesARightNeverSeesWhatIsWrittenAfterwardsWhicheverNodeIsAsked(Portal portal, Simulator zoho) {
        try (RoleOffice office = new RoleOffice(portal.signIn(ADMINISTRATOR));
                NewEnemy enemy = new NewEnemy(portal, second.portal(), office, zoho)) {
            for (int time = 0; time < 3; time++) {
                enemy.looksAllTheTime(time);
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void norOnANodeThatStoodStillWhenTheRightWasTaken(Portal portal, Simulator zoho) {
        try (RoleOffice office = new RoleOffice(portal.signIn(ADMINISTRATOR));
                NewEnemy enemy = new NewEnemy(portal, second.portal(), office, zoho)) {
            enemy.asksANodeThatSleptThroughIt(second.process());
        }
    }

    /** What the header says of the route's policy. */
    private static int quotaLeft(Answer answer) {
        return Integer.parseInt(answer.header("RateLimit")
                .replaceFirst(".*\"" + RateLimitContract.ON_ALL_NODES + "\";r=([0-9]+);.*", "$1"));
    }

    @Test
    void ofAllReadersOfBothNodesOneRefreshesAnOldCopy(Portal portal, Simulator zoho) {
        Visitor here = portal.signIn(CLIENT_ADMIN);
        Visitor there = second.portal().signIn(CLIENT_ADMIN);
        Project before = here.projects().get(0);
        String name = before.name() + " (seen twice)";
        zoho.rename(before.name(), name);
        long listings = zoho.projectListings();

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(here.projects()).extracting(Project::name).contains(name);
            assertThat(there.projects()).extracting(Project::name).contains(name);
        });

        assertThat(zoho.projectListings()).isEqualTo(listings + 1);
    }

    /** C3 of Zoho's contract. */
    @Test
    void twentyReadersOnTwoNodesRenewADeadTokenOnce(Portal portal, Simulator zoho) throws Exception {
        List<Visitor> visitors =
                List.of(portal.signIn(CLIENT_ADMIN), second.portal().signIn(CLIENT_ADMIN), portal.signIn(CLIENT));
        visitors.forEach(Visitor::projects);
        zoho.endTokens();
        Aging.untilCopiesAreOld();
        long last = zoho.lastCall();

        List<Answer> answers = Together.all(20, number -> {
            Visitor visitor = visitors.get(number % visitors.size());
            return number % 2 == 0 ? visitor.tryProjects("") : visitor.get("/api/billing/invoices");
        });

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(visitors)
                .allSatisfy(visitor -> assertThat(visitor.tryProjects("").json().getBoolean("stale"))
                        .isFalse()));
        assertThat(tokenCalls(zoho, last)).hasSize(1);
    }

    /** C2 of Zoho's contract. */
    @Test
    void afterATokenThrottleNoNodeAsksForATokenAgain(Portal portal, Simulator zoho, Database database) {
        Visitor here = portal.signIn(CLIENT);
        Visitor there = second.portal().signIn(CLIENT);
        List<Project> before = here.projects();
        zoho.endTokens();
        zoho.fault("token.throttle", Json.createObjectBuilder());
        Aging.untilCopiesAreOld();
        long last = zoho.lastCall();

        await().atMost(Duration.ofSeconds(15)).until(() -> isStale(here) && isStale(there));
        assertThat(database.connection().state()).isEqualTo("throttled");
        assertThat(database.connection().pausedSeconds()).isBetween(590L, 720L);

        await().pollDelay(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(here.projects()).isEqualTo(before);
            assertThat(there.projects()).isEqualTo(before);
        });
        assertThat(tokenCalls(zoho, last)).hasSize(1);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void whileOneMemberOfTheGridStandsStillTheOtherNodeAnswersAsBefore(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        second.process().pause();
        try (Traffic traffic = looking(visitor)) {
            // Shorter than the time after which the grid gives a silent member up: all of it is spent waiting for that
            // one.
            await().pollDelay(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> true);

            assertThat(traffic.wrong()).isEmpty();
            // The grid is asked for milliseconds; a member that is silent must not make anybody wait for its time-out.
            assertThat(traffic.slowest()).isLessThan(Duration.ofSeconds(2));
        } finally {
            second.process().resume();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(second.portal().signIn(CLIENT).projects()).isEqualTo(visitor.projects()));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whenTheOtherMemberOfTheGridDiesNobodyNotices(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        try (Traffic traffic = looking(visitor)) {
            second.process().kill();
            await().pollDelay(Duration.ofSeconds(10))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> true);

            assertThat(traffic.wrong()).isEmpty();
            assertThat(traffic.slowest()).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static Traffic looking(Visitor visitor) {
        return new Traffic()
                .every(PACE, "projects", () -> visitor.tryProjects(""), TwoNodesContract::good)
                .every(PACE, "invoices", () -> visitor.get("/api/billing/invoices"), TwoNodesContract::good);
    }

    private static Optional<String> good(Answer answer) {
        return answer.status() == 200 ? Optional.empty() : Optional.of(answer.toString());
    }

    private static boolean isStale(Visitor visitor) {
        return visitor.tryProjects("").json().getBoolean("stale");
    }

    private static List<JsonObject> tokenCalls(Simulator zoho, long since) {
        return zoho.callsSince(since).stream()
                .filter(call -> call.getString("path").equals(TOKEN))
                .toList();
    }
}
