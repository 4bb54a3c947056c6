package io.holdfast.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void aTokenHas256BitsAndFitsIntoCookiesAndLinks() {
        assertThat(Tokens.next()).matches("[A-Za-z0-9_-]{43}");
        assertThat(Stream.generate(Tokens::next).limit(1000)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsStoredIsItsSha256() {
        assertThat(HexFormat.of().formatHex(Tokens.digest("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatIsPrintedShowsNoToken() {
        assertThat(new SignedIn("secret", "secret", 300, java.time.Instant.EPOCH).toString())
                .doesNotContain("secret");
        assertThat(new InvitingPeople.Invited(
                                "secret", java.net.URI.create("http://x/?secret"), java.time.Instant.EPOCH, true)
                        .toString())
                .doesNotContain("secret");
    }
}
