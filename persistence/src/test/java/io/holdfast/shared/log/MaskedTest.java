package io.holdfast.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "login with password=s3cr3t-value failed",
                "{\"client_secret\": \"s3cr3t-value\", \"a\": 1}",
                "Authorization: Bearer s3cr3t-value",
                "sent with Zoho-oauthtoken s3cr3t-value",
                "refresh_token=s3cr3t-value&grant=x",
                "X-Api-Key: s3cr3t-value",
                "cannot reach https://ann:s3cr3t-value@host/path",
                "Cookie: s3cr3t-value; other",
                "jwt eyJhbGciOiJSUzI1NiJ9.s3cr3t-value.c2ln"
            })
    void aSecretIsTakenOut(String text) {
        assertThat(Masked.text(text)).doesNotContain("s3cr3t").contains("[masked]");
    }

    @Test
    void otherWordsStay() {
        String text = "job 7 of type mail.deliver failed: the mail server at smtp.example:587 does not answer";

        assertThat(Masked.text(text)).isEqualTo(text);
    }
}
