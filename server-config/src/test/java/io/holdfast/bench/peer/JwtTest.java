package io.holdfast.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class JwtTest {
    @Test
    void a_token_has_three_parts_and_says_until_when_it_is_good() {
        var parts = Jwt.of("54", "secret", Instant.ofEpochSecond(1_800_000_000)).split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"accountId\":\"54\"", "\"exp\":1800000000");
    }
}
