package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Who may read no more is refused within the lease, however it came about, and at once on the node that was told (ADR 12). */
abstract class LeaseContract {
    private static final String CLIENT = "user@globex.example";
    private static final Duration LEASE = Duration.ofMillis(250);
    private static final int READERS = 3;

    /** @param begunAt {@link System#nanoTime()} from before the request was sent */
    private record Look(long begunAt, int status) {}

    private final Queue<Look> looks = new ConcurrentLinkedQueue<>();

    @Test
    void aSessionEndedInTheDatabaseItselfOpensNothingBeyondTheLease(Portal portal, Database database) throws Exception {
        Visitor visitor = portal.signIn(CLIENT);
        long spent;
        try (Load load = Load.of(READERS, () -> look(visitor))) {
            await().until(() -> looks.size() > 20 * READERS);
            assertThat(looks).extracting(Look::status).containsOnly(200);

            database.endSessionsOf(CLIENT);
            // It was committed before the statement came back.
            spent = System.nanoTime() + LEASE.toNanos();
            await().until(() -> begunAfter(spent).size() > 20 * READERS);
        }

        assertThat(begunAfter(spent)).extracting(Look::status).containsOnly(401);
    }

    @Test
    void whoSignsOutIsAStrangerAtOnce(Portal portal) throws Exception {
        for (int time = 0; time < 5; time++) {
            looks.clear();
            Visitor visitor = portal.signIn(CLIENT);
            long signedOut;
            try (Load load = Load.of(READERS, () -> look(visitor))) {
                await().until(() -> looks.size() > 5 * READERS);
                assertThat(visitor.signOut().status()).isEqualTo(204);
                signedOut = System.nanoTime();
                await().until(() -> begunAfter(signedOut).size() > 5 * READERS);
            }

            assertThat(begunAfter(signedOut)).extracting(Look::status).containsOnly(401);
        }
    }

    private Answer look(Visitor visitor) {
        long begunAt = System.nanoTime();
        Answer answer = visitor.tryProjects("");
        looks.add(new Look(begunAt, answer.status()));
        return answer;
    }

    private List<Look> begunAfter(long moment) {
        return looks.stream().filter(look -> look.begunAt() - moment > 0).toList();
    }
}
