package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "HOLDFAST_SIMULATOR_CLIENT_ID", "id",
            "HOLDFAST_SIMULATOR_CLIENT_SECRET", "hidden-secret",
            "HOLDFAST_SIMULATOR_REFRESH_TOKEN", "hidden-token"));

    @Test
    void theDefaultsAreTheDemoOnPort8090() {
        Settings settings = Settings.from(environment);

        assertThat(settings.port()).isEqualTo(8090);
        assertThat(settings.seed()).isEqualTo(Settings.Seed.DEMO);
        assertThat(settings.scale()).isEqualTo(1);
        assertThat(settings.envelope()).isFalse();
    }

    @Test
    void secretsDoNotShowWhenSettingsArePrinted() {
        assertThat(Settings.from(environment).toString()).doesNotContain("hidden-");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertNamed("HOLDFAST_SIMULATOR_PORT", "70000");
        assertNamed("HOLDFAST_SIMULATOR_SEED", "tiny");
        assertNamed("HOLDFAST_SIMULATOR_SCALE", "0");
        assertNamed("HOLDFAST_SIMULATOR_SCALE", "1001");
        assertNamed("HOLDFAST_SIMULATOR_PROJECTS_LIST", "list");
        assertNamed("HOLDFAST_SIMULATOR_CLIENT_SECRET", " ");
    }

    private void assertNamed(String variable, String value) {
        Map<String, String> wrong = new HashMap<>(environment);
        wrong.put(variable, value);
        assertThatThrownBy(() -> Settings.from(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable);
    }
}
