package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void theEnvironmentGoesBeforeASystemProperty() {
        var properties = new Properties();
        properties.setProperty("holdfast.http.port", "1");
        assertThat(new Settings(Map.of("HOLDFAST_HTTP_PORT", "2"), properties).port("holdfast.http.port", 3))
                .isEqualTo(2);
        assertThat(new Settings(Map.of(), properties).port("holdfast.http.port", 3))
                .isEqualTo(1);
    }

    @Test
    void anEmptyValueCountsAsAbsent() {
        assertThat(of(Map.of("HOLDFAST_DB_URL", " ")).find("holdfast.db.url")).isEmpty();
    }

    @Test
    void aPortThatIsNoneIsNamed() {
        for (var text : new String[] {"0", "65536", "many"})
            assertThatThrownBy(() -> of(Map.of("HOLDFAST_HTTP_PORT", text)).port("holdfast.http.port", 8080))
                    .hasMessageContaining("HOLDFAST_HTTP_PORT")
                    .hasMessageContaining(text);
    }

    @Test
    void whatTheCommandLineSaysGoesBeforeTheEnvironment() {
        var settings = of(Map.of("HOLDFAST_SIMULATOR_SCALE", "2")).with(Installation.SIMULATOR_SCALE, "500");
        assertThat(new Installation(settings, null, null, null).simulatorScale())
                .isEqualTo(500);
    }

    @Test
    void aScaleThatIsNoneIsNamed() {
        for (var text : new String[] {"0", "1001", "big"}) {
            var installation = new Installation(of(Map.of("HOLDFAST_SIMULATOR_SCALE", text)), null, null, null);
            assertThatThrownBy(installation::simulatorScale)
                    .hasMessageContaining("HOLDFAST_SIMULATOR_SCALE")
                    .hasMessageContaining(text);
        }
    }

    @Test
    void everyMissingSettingIsNamedAtOnce() {
        var settings = of(Map.of("HOLDFAST_DB_URL", "jdbc:postgresql://db/holdfast"));
        assertThatThrownBy(() -> Database.external(settings))
                .hasMessageContaining("HOLDFAST_DB_USER")
                .hasMessageContaining("HOLDFAST_DB_PASSWORD");
    }

    @Test
    void theHomeIsRelativeToTheScript() {
        assertThat(of(Map.of("HOLDFAST_ROOT", "/opt/holdfast", "HOLDFAST_HOME", "../data"))
                        .requestedHome())
                .isEqualTo(Path.of("/opt/data"));
    }

    @Test
    void demoDataComeWithTheSimulatorAndTheEmbeddedDatabaseAlone() {
        assertThat(demo(Map.of())).isTrue();
        assertThat(demo(Map.of("HOLDFAST_ZOHO_MODE", "live"))).isFalse();
        assertThat(demo(Map.of("HOLDFAST_DEMO", "false"))).isFalse();
        assertThat(demo(Map.of("HOLDFAST_DB_URL", "jdbc:postgresql://db.example/holdfast")))
                .isFalse();
        assertThat(demo(Map.of("HOLDFAST_DB_URL", "jdbc:postgresql://db.example/holdfast", "HOLDFAST_DEMO", "true")))
                .isTrue();
    }

    private static boolean demo(Map<String, String> environment) {
        var settings = of(environment);
        return new Installation(settings, null, null, null).isDemo();
    }

    private static Settings of(Map<String, String> environment) {
        return new Settings(environment, new Properties());
    }
}
