package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void missingParametersAreAddedAndGivenOnesKept() {
        assertThat(new Database("jdbc:postgresql://db/holdfast", "u", "p").urlFor("node1"))
                .isEqualTo("jdbc:postgresql://db/holdfast?stringtype=unspecified&ApplicationName=holdfast-node1");
        assertThat(new Database("jdbc:postgresql://db/holdfast?ssl=true&ApplicationName=mine", "u", "p")
                        .urlFor("node1"))
                .isEqualTo("jdbc:postgresql://db/holdfast?ssl=true&ApplicationName=mine&stringtype=unspecified");
    }

    @Test
    void anotherProductsDatabaseIsRefused() {
        assertThatThrownBy(() -> external("jdbc:mysql://db/holdfast")).hasMessageContaining("PostgreSQL");
        assertThatThrownBy(() -> external("jdbc:postgresql://db/holdfast?password=x"))
                .hasMessageContaining("HOLDFAST_DB_PASSWORD");
    }

    private static Database external(String url) {
        return Database.external(new Settings(
                Map.of("HOLDFAST_DB_URL", url, "HOLDFAST_DB_USER", "u", "HOLDFAST_DB_PASSWORD", "p"),
                new Properties()));
    }
}
