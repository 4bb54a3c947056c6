package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The portal stays open while Zoho is away: nothing breaks, everything says how old it is, and nobody waits. */
abstract class OutageContract {
    private static final String CLIENT = "user@acme.example";
    private static final String CLIENT_ADMIN = "admin@acme.example";
    private static final String PROJECTS = "/api/projects";
    private static final String INVOICES = "/api/billing/invoices";
    private static final Duration PACE = Duration.ofMillis(250);

    /** The lifetime of a copy in these tests, and time enough to notice that it cannot be renewed. */
    private static final Duration UNTIL_MARKED = Duration.ofSeconds(8);

    /** How long Zoho stays away under traffic; longer than {@link #UNTIL_MARKED}. */
    abstract Duration length();

    @AfterEach
    void zohoRecovers(Simulator zoho) {
        zoho.recover();
    }

    @Test
    void whileZohoIsKilledUnderTrafficNobodySeesAnErrorAndEverythingIsMarked(Portal portal, Holdfast holdfast) {
        Visitor visitor = portal.signIn(CLIENT);
        Reader reader = portal.signInToRead(CLIENT);
        String project = PROJECTS + "/" + firstId(visitor, PROJECTS);
        String invoice = INVOICES + "/" + firstId(visitor, INVOICES);
        List<Status.Node> nodes = holdfast.launcher().status().nodes();

        try (ZohoOutage outage = ZohoOutage.begin(holdfast);
                Traffic traffic = new Traffic()) {
            Instant marked = outage.since().plus(UNTIL_MARKED);
            for (String path : List.of(PROJECTS, INVOICES, project, invoice)) {
                traffic.every(PACE, path, () -> visitor.get(path), api(outage.since(), marked));
            }
            for (String page : List.of("/dashboard", "/projects", "/invoices")) {
                traffic.every(PACE, page, () -> reader.look(page), page(marked));
            }
            traffic.every(
                    PACE.multipliedBy(8),
                    "sign-in",
                    () -> portal.trySignIn(CLIENT_ADMIN, Portal.DEMO_PASSWORD),
                    OutageContract::good);

            Instant end = outage.since().plus(length());
            await().atMost(length().plusSeconds(30)).until(() -> Instant.now().isAfter(end));

            assertThat(traffic.wrong()).isEmpty();
            assertThat(traffic.answers())
                    .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
        }

        showsNewsWithoutAMark(portal, holdfast.simulator());
        assertThat(holdfast.launcher().status().nodes()).isEqualTo(nodes);
    }

    @Test
    void nobodyWaitsForAZohoThatAnswersSlowly(Portal portal, Simulator zoho) {
        Visitor visitor = portal.signIn(CLIENT);
        visitor.projects();
        zoho.answerSlowly(Duration.ofSeconds(10));

        try (Traffic traffic = new Traffic()) {
            traffic.every(PACE, PROJECTS, () -> visitor.get(PROJECTS), OutageContract::good)
                    .every(PACE, INVOICES, () -> visitor.get(INVOICES), OutageContract::good);
            await().pollDelay(UNTIL_MARKED).atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(visitor.get(PROJECTS).json().getBoolean("stale")).isTrue();
                assertThat(visitor.get(INVOICES).json().getBoolean("stale")).isTrue();
            });
            assertThat(traffic.wrong()).isEmpty();
            // Far more than an answer takes, far less than Zoho takes.
            assertThat(traffic.slowest()).isLessThan(Duration.ofSeconds(4));
        }
    }

    private static void showsNewsWithoutAMark(Portal portal, Simulator zoho) {
        Visitor visitor = portal.signIn(CLIENT);
        Reader reader = portal.signInToRead(CLIENT);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(visitor.get(PROJECTS).json().getBoolean("stale")).isFalse();
            assertThat(visitor.get(INVOICES).json().getBoolean("stale")).isFalse();
            assertThat(Reader.banners(reader.look("/dashboard"))).isZero();
        });
        String before = visitor.projects().get(0).name();
        String name = before + " (news)";
        zoho.rename(before, name);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(visitor.projects())
                .extracting(Visitor.Project::name)
                .contains(name));
    }

    private static Optional<String> good(Answer answer) {
        return answer.status() == 200 ? Optional.empty() : Optional.of(answer.toString());
    }

    private static Function<Answer, Optional<String>> api(Instant since, Instant marked) {
        return answer -> {
            if (answer.status() != 200) {
                return Optional.of(answer.toString());
            }
            if (answer.header("Age").isEmpty()) {
                return Optional.of(
                        "does not say how old it is: " + answer.headers().map());
            }
            JsonObject body = answer.json();
            boolean saysWhen = !Instant.parse(body.getString("lastSynced")).isAfter(since);
            boolean saysWhy =
                    body.getBoolean("stale") && !body.getString("reason", "").isBlank();
            return Instant.now().isBefore(marked) || saysWhen && saysWhy
                    ? Optional.empty()
                    : Optional.of("old, and not marked: " + answer);
        };
    }

    private static Function<Answer, Optional<String>> page(Instant marked) {
        return answer -> {
            if (answer.status() != 200 || !answer.body().contains("</html>")) {
                return Optional.of(answer.toString());
            }
            long ages = Reader.ages(answer);
            boolean told = ages > 0 && Reader.marked(answer) == ages && Reader.banners(answer) == 1;
            return Instant.now().isBefore(marked) || told
                    ? Optional.empty()
                    : Optional.of(Reader.banners(answer) + " banners, " + Reader.marked(answer) + " of " + ages
                            + " parts marked");
        };
    }

    private static String firstId(Visitor visitor, String list) {
        return visitor.get(list).json().getJsonArray("items").getJsonObject(0).getString("id");
    }
}
