package io.holdfast.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashesTest {
    private final PasswordHashes passwords = new PasswordHashes();

    @Test
    void aHashNamesItsAlgorithmAndParametersAndHasItsOwnSalt() {
        String hash = passwords.hash("correct horse battery");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(passwords.hash("correct horse battery")).isNotEqualTo(hash);
    }

    @Test
    void onlyTheRightPasswordMatches() {
        String hash = passwords.hash("correct horse battery");

        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("Correct horse battery", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void withoutAHashNothingMatches() {
        assertThat(passwords.matches("correct horse battery", null)).isFalse();
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
        assertThat(passwords.matches("", null)).isFalse();
    }

    @Test
    void aHashWithOtherParametersIsJudgedByThose() {
        String weaker = com.password4j.Password.hash("password")
                .addSalt("somesaltsomesalt")
                .with(com.password4j.Argon2Function.getInstance(256, 1, 1, 16, com.password4j.types.Argon2.ID))
                .getResult();

        assertThat(weaker).contains("m=256,t=1");
        assertThat(passwords.matches("password", weaker)).isTrue();
        assertThat(passwords.matches("passwort", weaker)).isFalse();
    }
}
