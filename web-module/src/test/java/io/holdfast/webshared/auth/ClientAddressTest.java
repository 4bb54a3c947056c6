package io.holdfast.webshared.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.webshared.auth.ClientAddress.Header;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final String PROXIES = "127.0.0.1, 10.1.0.0/16, 2001:db8:aaaa::/48";

    @Test
    void withoutTrustedProxiesTheHeaderIsNotBelieved() {
        assertThat(ClientAddress.behind("", Header.X_FORWARDED_FOR).resolve("127.0.0.1", List.of("203.0.113.9")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void aStrangersHeaderIsNotBelieved() {
        assertThat(forwardedFor("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "1.2.3.4, 203.0.113.9 | 203.0.113.9",
                "1.2.3.4, 203.0.113.9, 10.1.2.3 | 203.0.113.9",
                "203.0.113.9, 10.1.255.255, 2001:db8:aaaa::1, 10.1.0.1 | 203.0.113.9",
                "203.0.113.9, 10.2.0.1 | 10.2.0.1",
                "203.0.113.9:4711 | 203.0.113.9",
                "2001:db8::9 | 2001:db8:0:0:0:0:0:9",
                "[2001:DB8::9]:4711 | 2001:db8:0:0:0:0:0:9",
                "::ffff:203.0.113.9 | 203.0.113.9",
                "10.1.0.7, 10.1.0.8 | 10.1.0.7"
            })
    void theRightMostHopThatIsNoTrustedProxyIsTheClient(String header, String client) {
        assertThat(forwardedFor("127.0.0.1", header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "",
                " , ",
                "_hidden",
                "localhost",
                "example.com",
                "abc",
                "1.2",
                "0x7f.0.0.1",
                "010.1.2.3",
                "256.1.1.1",
                "1.2.3.4.5",
                ":",
                "::1%eth0",
                "1:2:3",
                "203.0.113.9; DROP TABLE audit_log",
                "<script>",
                "203.0.113.9\u0000",
                "[::1"
            })
    void garbageEndsTheSearchAtTheProxyThatReportedIt(String garbage) {
        assertThat(forwardedFor("127.0.0.1", "1.2.3.4, " + garbage)).isEqualTo("127.0.0.1");
        assertThat(forwardedFor("127.0.0.1", garbage + ", 203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void severalHeaderLinesAreOneList() {
        assertThat(forwardedFor("127.0.0.1", "1.2.3.4", "203.0.113.9", "10.1.0.1"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void anEndlessHeaderIsReadFromItsEndOnly() {
        assertThat(forwardedFor("127.0.0.1", "1.2.3.4,".repeat(1_000_000) + "203.0.113.9"))
                .isEqualTo("203.0.113.9");
        assertThat(forwardedFor("127.0.0.1", "10.1.0.1,".repeat(1_000_000) + "10.1.0.2"))
                .isEqualTo("10.1.0.1");
        assertThat(forwardedFor("127.0.0.1", "1".repeat(1_000_000))).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=203.0.113.9 | 203.0.113.9",
                "For=1.2.3.4, for=203.0.113.9;proto=https;by=10.1.0.1 | 203.0.113.9",
                "proto=https; for=\"203.0.113.9:4711\" | 203.0.113.9",
                "for=\"[2001:db8::9]:4711\" | 2001:db8:0:0:0:0:0:9",
                "for=203.0.113.9, for=10.1.0.9 | 203.0.113.9",
                "for=1.2.3.4, for=unknown | 127.0.0.1",
                "for=1.2.3.4, for=_gazonk | 127.0.0.1",
                "for=1.2.3.4, by=10.1.0.1 | 127.0.0.1",
                "203.0.113.9 | 127.0.0.1",
                "notfor=203.0.113.9 | 127.0.0.1"
            })
    void theStandardHeaderIsReadWhenTheProxiesWriteThatOne(String header, String client) {
        assertThat(ClientAddress.behind(PROXIES, Header.FORWARDED).resolve("127.0.0.1", List.of(header)))
                .isEqualTo(client);
    }

    @Test
    void aConnectionWithoutAnAddressHasNone() {
        assertThat(forwardedFor(null, "203.0.113.9")).isNull();
        assertThat(forwardedFor("/run/socket", "203.0.113.9")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.1/8", "::/129", "10.0.0.0/-1", "300.1.1.1"})
    void aMistypedProxyIsRefusedByName(String entry) {
        assertThatThrownBy(() -> ClientAddress.behind("127.0.0.1," + entry, Header.X_FORWARDED_FOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + entry + "'");
    }

    @Test
    void aRangeOfEverythingIsPossible() {
        assertThat(ClientAddress.behind("0.0.0.0/0,::/0", Header.X_FORWARDED_FOR)
                        .resolve("198.51.100.7", List.of("203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void theHeaderIsNamedAsInTheSetting() {
        assertThat(Header.named(" x-forwarded-for ")).isEqualTo(Header.X_FORWARDED_FOR);
        assertThat(Header.named("Forwarded")).isEqualTo(Header.FORWARDED);
        assertThatThrownBy(() -> Header.named("Via")).hasMessageContaining("Via");
    }

    private static String forwardedFor(String remote, String... headers) {
        return ClientAddress.behind(PROXIES, Header.X_FORWARDED_FOR).resolve(remote, Arrays.asList(headers));
    }
}
