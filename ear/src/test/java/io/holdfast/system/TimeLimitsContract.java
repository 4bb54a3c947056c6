package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever or whatever is too slow is told so in time, and holds nothing up for ever. */
abstract class TimeLimitsContract {
    static Map<String, String> settings() {
        return Map.of("HOLDFAST_HTTP_MAX_BODY_TIME", "PT5S");
    }

    @Test
    void aBodyThatTricklesInIsCutOff(Portal portal) throws Exception {
        try (Trickle sender = portal.trickle("/api/auth/signin", 1000)) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> sender.sendOneByte().contains("CORE-0013"));

            assertThat(sender.answer()).startsWith("HTTP/1.1 408").containsIgnoringCase("\r\nConnection: close\r\n");
        }
    }

    @Test
    void aBodyOfWhichNothingComesIsCutOff(Portal portal) throws Exception {
        try (Trickle sender = portal.trickle("/api/auth/signin", 1000)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> sender.answer().contains("CORE-0013"));

            assertThat(sender.answer()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void aDatabaseThatTakesTooLongIsNotWaitedFor(Portal portal, Database database) {
        database.whileLocked(
                "sessions", () -> assertThatProblem(portal.trySignIn("user@acme.example", Portal.DEMO_PASSWORD))
                        .hasStatus(503)
                        .hasCode("CORE-0503"));

        assertThat(portal.signIn("user@acme.example").session().status()).isEqualTo(200);
    }
}
