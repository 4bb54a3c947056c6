package io.holdfast.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example,c@d.example",
                "A <a@b.example>",
                "a b@c.example",
                "a@",
                "@b.example",
                "a",
                "",
                "jörg@b.example",
                "a@b..example",
                "a@b.example\0"
            })
    void whatIsNotOneAddressIsNone(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
    }

    @Test
    void anAddressThatIsTooLongIsNone() {
        assertThat(MailAddress.of("a".repeat(64) + "@" + "b".repeat(200) + ".example"))
                .isEmpty();
    }

    @Test
    void aDomainIsWrittenAsMailServersKnowIt() {
        assertThat(MailAddress.of("Ada@Bücher.example")).hasToString("Optional[ada@xn--bcher-kva.example]");
        assertThat(MailAddress.of("ada+x@b.example").orElseThrow().domain()).isEqualTo("b.example");
    }
}
