package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {
    @Test
    void theDeploymentsOwnReasonGoesBeforeItsConsequences() {
        var text = new LogText("""
                Caused by: java.io.IOException: Locally closed
                Caused by: java.lang.NullPointerException
                Exception while deploying the app [holdfast] : no rule for SigningIn.signIn
                """);
        assertThat(text.reason()).contains("no rule for SigningIn.signIn");
    }

    @Test
    void aNodeWithoutAnApplicationIsRecognised() {
        assertThat(new LogText("\"Deployed\": [\n        ]\n").saysNothingWasDeployed())
                .isTrue();
        assertThat(new LogText("\"Deployed\": [\n  { \"Name\": \"holdfast\" }\n]").saysNothingWasDeployed())
                .isFalse();
    }
}
