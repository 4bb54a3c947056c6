package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommitmentTest {
    @Test
    void itIsTheHashOfTwoTheSaltAndTheValue() {
        // printf '\002' + 32 bytes of 07 + '203.0.113.9', through sha256sum
        assertThat(Commitment.of(AuditEvents.salt(7), "203.0.113.9"))
                .isEqualTo("617ec4a3783a6a2d1c52eb3aaf669f3ad3a1c0180e93f07e8471878571568825");
    }

    @Test
    void anotherSaltGivesAnotherCommitment() {
        assertThat(Commitment.of(AuditEvents.salt(8), "203.0.113.9"))
                .isNotEqualTo(Commitment.of(AuditEvents.salt(7), "203.0.113.9"));
    }

    @Test
    void saltsAreNotRepeated() {
        assertThat(Commitment.newSalt()).hasSize(32).isNotEqualTo(Commitment.newSalt());
    }

    @Test
    void aShortSaltIsRefused() {
        assertThatThrownBy(() -> Commitment.of(new byte[16], "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
