package io.holdfast.webshared.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.Freshness.Asked;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RenderedPageTest {
    private static final Instant READ = Instant.parse("2026-11-21T05:00:00Z");

    private final RenderedPage page = RenderedPage.of("[{\"name\":\"Brücke\"}]", "bmV4dA");

    @Test
    void theWholeAnswerIsOneObjectThatTellsItsAge() {
        JsonObject answer = parsed(page, freshness(true, "Zoho says \"no\"."));
        assertThat(answer.getJsonArray("items").getJsonObject(0).getString("name"))
                .isEqualTo("Brücke");
        assertThat(answer.getString("next")).isEqualTo("bmV4dA");
        assertThat(answer.getString("lastSynced")).isEqualTo("2026-11-21T05:00:00Z");
        assertThat(answer.getBoolean("stale")).isTrue();
        assertThat(answer.getString("reason")).isEqualTo("Zoho says \"no\".");
    }

    @Test
    void whatIsNotThereIsNull() {
        JsonObject answer = parsed(
                RenderedPage.of("[]", null),
                new Freshness(null, null, Duration.ofMinutes(5), false, false, null, Asked.NO));
        assertThat(answer.isNull("next")).isTrue();
        assertThat(answer.isNull("lastSynced")).isTrue();
        assertThat(answer.isNull("reason")).isTrue();
    }

    @Test
    void theTagChangesWithTheContentAndWithWhatIsSaidOfItsAge() {
        var fresh = EntityTags.of(page.digest(), freshness(false, null));
        assertThat(EntityTags.of(
                        RenderedPage.of("[{\"name\":\"Brücke\"}]", "bmV4dA").digest(), freshness(false, null)))
                .isEqualTo(fresh);
        assertThat(EntityTags.of(RenderedPage.of("[]", null).digest(), freshness(false, null)))
                .isNotEqualTo(fresh);
        assertThat(EntityTags.of(page.digest(), freshness(true, "old"))).isNotEqualTo(fresh);
        assertThat(fresh.isWeak()).isTrue();
    }

    @Test
    void theTagStaysWhileOnlyTheAgeGoesOn() {
        var later = new Freshness(READ, Duration.ofSeconds(99), Duration.ofMinutes(5), false, false, null, Asked.NO);
        assertThat(EntityTags.of(page.digest(), later)).isEqualTo(EntityTags.of(page.digest(), freshness(false, null)));
    }

    private static JsonObject parsed(RenderedPage page, Freshness freshness) {
        return Json.createReader(new StringReader(new String(page.with(freshness), UTF_8)))
                .readObject();
    }

    private static Freshness freshness(boolean stale, String reason) {
        return new Freshness(READ, Duration.ofSeconds(3), Duration.ofMinutes(5), stale, false, reason, Asked.NO);
    }
}
