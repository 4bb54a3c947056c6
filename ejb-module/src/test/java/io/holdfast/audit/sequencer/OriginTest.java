package io.holdfast.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @Test
    void ofATenantAndOfTheTreeOverThemInAnyIncarnation() {
        assertThat(Origin.of("localhost/3f9a/t/" + TENANT))
                .contains(new Origin("localhost/3f9a", Optional.of(TENANT), 1));
        assertThat(Origin.of("localhost/3f9a/t/" + TENANT + "/12"))
                .contains(new Origin("localhost/3f9a", Optional.of(TENANT), 12));
        assertThat(Origin.of("localhost/3f9a/heads/2")).contains(new Origin("localhost/3f9a", Optional.empty(), 2));
    }

    @Test
    void whatIsNoneOfOurs() {
        assertThat(Origin.of("sum.golang.org")).isEmpty();
        assertThat(Origin.of("localhost/3f9a/t/" + TENANT + "/0")).isEmpty();
        assertThat(Origin.of("localhost/3f9a/t/x")).isEmpty();
    }
}
