package io.holdfast.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Answer;
import io.holdfast.bench.load.Call;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheVerdictsTest {
    private static final Call CALL = Call.get("list", "localhost", "/", Map.of());

    private final CacheVerdicts verdicts = new CacheVerdicts();

    @Test
    void hits_are_counted_among_all_answers() {
        answered("Holdfast; hit; ttl=120; detail=local", "Age: 3");
        answered("Holdfast; hit; ttl=119; detail=grid", "Age: 4");
        answered("Holdfast; hit; ttl=119; detail=projection", "Age: 4");
        answered("Holdfast; fwd=stale; ttl=-37; detail=projection", "Age: 337");

        assertThat(verdicts.hitRate()).isEqualTo(0.75);
        assertThat(verdicts.memoryRate()).isEqualTo(0.5);
        assertThat(verdicts)
                .hasToString("{fwd=stale detail=projection=1, hit detail=grid=1, hit detail=local=1, hit"
                        + " detail=projection=1}");
        assertThat(verdicts.tells()).isTrue();
        assertThat(verdicts.withoutAge()).isZero();
    }

    @Test
    void the_cache_nearest_to_the_client_decides() {
        answered("Grid; fwd=miss, Holdfast; hit", "Age: 1");

        assertThat(verdicts.hitRate()).isEqualTo(1);
    }

    @Test
    void an_answer_that_says_nothing_is_no_hit() {
        verdicts.answered(CALL, new Answer(200, "HTTP/1.1 200 OK", 10, new byte[0]), 0, 1);

        assertThat(verdicts.hitRate()).isZero();
        assertThat(verdicts.tells()).isFalse();
        assertThat(verdicts.withoutAge()).isOne();
    }

    private void answered(String status, String age) {
        var head = "HTTP/1.1 200 OK\r\nCache-Status: " + status + "\r\n" + age;
        verdicts.answered(CALL, new Answer(200, head, 7_000, new byte[0]), 0, 1);
    }
}
