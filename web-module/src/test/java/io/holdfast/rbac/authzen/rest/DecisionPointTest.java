package io.holdfast.rbac.authzen.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionPointTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, https://localhost:8080",
        "https://portal.example.com, https://portal.example.com",
        "https://portal.example.com/, https://portal.example.com",
        "http://portal.example.com/holdfast/, https://portal.example.com/holdfast"
    })
    void thePublicAddressIsKnownWithHttps(URI publicUrl, String address) {
        assertThat(point(Optional.empty(), publicUrl).address()).isEqualTo(address);
    }

    @Test
    void anAddressOfItsOwnGoesBefore() {
        assertThat(point(Optional.of(URI.create("https://pdp.example.com/")), URI.create("http://localhost:8080"))
                        .address())
                .isEqualTo("https://pdp.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pdp.example.com",
                "https://pdp.example.com?x=1",
                "https://pdp.example.com#x",
                "https://me@pdp.example.com",
                "pdp.example.com"
            })
    void anAddressThatCannotBeOneIsRefused(URI own) {
        assertThatThrownBy(() -> point(Optional.of(own), URI.create("http://localhost:8080")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holdfast.authzen.public-url");
    }

    private static DecisionPoint point(Optional<URI> own, URI publicUrl) {
        var point = new DecisionPoint();
        point.own = own;
        point.publicUrl = publicUrl;
        point.readSettings();
        return point;
    }
}
