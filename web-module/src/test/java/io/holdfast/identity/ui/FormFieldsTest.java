package io.holdfast.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormFieldsTest {
    @Test
    void aFieldThatWasNotSentIsEmptyAndNotAnError() {
        var in = new SigningInPage();
        assertThat(in.getEmail()).isEmpty();
        assertThat(in.getPassword()).isEmpty();

        var up = new SigningUpPage();
        assertThat(up.getInvitation()).isEmpty();
        assertThat(up.getName()).isEmpty();
        assertThat(up.getEmail()).isEmpty();
        assertThat(up.getPassword()).isEmpty();
    }
}
