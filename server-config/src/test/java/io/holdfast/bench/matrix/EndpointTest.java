package io.holdfast.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bench.product.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointTest {
    @TempDir
    Path folder;

    @Test
    void aDocumentIsReadAsItIsWritten() throws IOException {
        var one = new Endpoint("GET", "/api/things/{id}", Set.of("read:things", "manage:things"));
        var other = new Endpoint("GET", "/things", Set.of("signed-in"));
        var document = Files.writeString(
                folder.resolve("endpoints.md"),
                "# Endpoints\n\n| endpoint | lets in |\n|---|---|\n" + one.row() + "\n" + other.row() + "\n");

        assertThat(Endpoint.in(document)).containsExactly(one, other);
        assertThat(one.isScreen()).isFalse();
        assertThat(other.isScreen()).isTrue();
    }

    @Test
    void aDocumentWithoutEndpointsIsNone() throws IOException {
        var document = Files.writeString(folder.resolve("endpoints.md"), "# Endpoints\n");

        assertThatThrownBy(() -> Endpoint.in(document)).isInstanceOf(BenchException.class);
    }

    @Test
    void anEndpointHasARule() {
        assertThatThrownBy(() -> new Endpoint("GET", "/api/things", Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
