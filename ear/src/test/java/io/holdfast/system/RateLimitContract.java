package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever asks too often is told so, and told when to come back; nobody else notices. */
abstract class RateLimitContract {
    private static final String BY_USER = "/api/limited-by-user";
    private static final String BY_ADDRESS = "/api/limited-by-address";
    private static final String BRIEFLY = "/api/limited-briefly";
    private static final String SCREEN = "/limited-screen";
    /** For what the log says of a refusal. */
    static final String LOGGED = "/api/limited-and-logged";

    /** Whoever asks for it has {@link #ON_ALL_NODES_QUOTA} requests an hour, whatever the node. */
    static final String ON_ALL_NODES = "/api/limited-on-all-nodes";

    /** Three requests an hour, for what nobody can be asked for while the database is away. */
    static final String DURING_AN_OUTAGE = "/api/limited-during-an-outage";

    static final int ON_ALL_NODES_QUOTA = 20;

    /** Quotas that no other test reaches from its one address, and small ones on routes that no other test uses. */
    static Map<String, String> settings() {
        return Map.of(
                "HOLDFAST_LIMITS_PER_USER", "1000000",
                "HOLDFAST_LIMITS_PER_ADDRESS", "1000000",
                "HOLDFAST_LIMITS_ROUTES",
                        BY_USER + "=5/PT1H, " + BY_ADDRESS + "=3/PT1H, " + BRIEFLY + "=1/PT2S, " + SCREEN + "=2/PT1H, "
                                + ON_ALL_NODES + "=" + ON_ALL_NODES_QUOTA + "/PT1H, " + LOGGED + "=1/PT1H, "
                                + DURING_AN_OUTAGE
                                + "=3/PT1H");
    }

    @Test
    void everyAnswerSaysWhatIsLeftOfTheQuota(Portal portal) {
        Answer answer = portal.signIn("user@acme.example").tryProjects("");

        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"user\";q=1000000;w=60");
        assertThat(answer.header("RateLimit")).matches("\"user\";r=99[0-9]{4};t=([1-9]|[1-5][0-9]|60)");
    }

    @Test
    void whoeverGoesBeyondTheQuotaIsRefusedAloneAndToldUntilWhen(Portal portal) {
        Visitor eager = portal.signIn("user@acme.example");
        for (int request = 1; request <= 5; request++) {
            assertThatProblem(eager.get(BY_USER)).hasStatus(404);
        }

        Answer refused = eager.get(BY_USER);

        assertThatProblem(refused).hasStatus(429).hasCode("CORE-0011").says("5 requests in 3600 s");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3600);
        assertThat(refused.header("RateLimit")).contains("\"" + BY_USER + "\";r=0;t=" + refused.header("Retry-After"));
        assertThat(refused.json().getJsonArray("violated-policies").getString(0))
                .isEqualTo(BY_USER);
        assertThatProblem(portal.behindProxy("203.0.113.1")
                        .visitorWith(eager.token())
                        .get(BY_USER))
                .as("the same person from elsewhere")
                .hasStatus(429);
        assertThatProblem(portal.signIn("admin@acme.example").get(BY_USER)).hasStatus(404);
        assertThat(eager.tryProjects("").status()).isEqualTo(200);
    }

    @Test
    void strangersAreCountedByTheAddressThatTheProxySawWhateverTheyClaim(Portal portal) {
        for (int request = 1; request <= 3; request++) {
            String hops = "192.0.2." + request + ", 203.0.113.5";
            assertThatProblem(portal.behindProxy(hops).stranger().get(BY_ADDRESS))
                    .hasStatus(404);
        }

        assertThatProblem(
                        portal.behindProxy("192.0.2.77, 203.0.113.5").stranger().get(BY_ADDRESS))
                .hasStatus(429);
        assertThatProblem(portal.behindProxy("203.0.113.6").stranger().get(BY_ADDRESS))
                .hasStatus(404);
    }

    @Test
    void whenTheWindowEndsTheClientGoesOn(Portal portal) {
        Visitor stranger = portal.behindProxy("203.0.113.9").stranger();
        stranger.get(BRIEFLY);
        assertThatProblem(stranger.get(BRIEFLY)).hasStatus(429);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThatProblem(stranger.get(BRIEFLY)).hasStatus(404));
    }

    @Test
    void onAScreenTheRefusalIsAPage(Portal portal) {
        Visitor stranger = portal.behindProxy("203.0.113.11").stranger();
        assertThat(stranger.get(SCREEN).status()).isEqualTo(302);
        assertThat(stranger.get(SCREEN).status()).isEqualTo(302);

        Answer refused = stranger.get(SCREEN);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        assertThat(refused.body()).contains("Too many requests");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @Test
    void filesAndWhatWatchesOverTheNodeAreFree(Portal portal) {
        for (String path : new String[] {"/api/health", "/health/ready", "/metrics", "/favicon.ico"}) {
            assertThat(portal.stranger().get(path).header("RateLimit")).as(path).isEmpty();
        }
    }
}
