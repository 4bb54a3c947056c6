package io.holdfast.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.proof.SigningKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyPlanTest {
    private static final SigningKey FORMER = key(1);
    private static final SigningKey NEXT = key(2);

    @Test
    void withoutAKeyNothingIsSigned() {
        KeyPlan plan = KeyPlan.of(Optional.empty(), Optional.empty(), Map.of());
        assertThat(plan.signing()).isEmpty();
        assertThat(plan.problem()).isNotNull();
    }

    @Test
    void oneKeySignsAlone() {
        KeyPlan plan = KeyPlan.of(Optional.of(FORMER), Optional.empty(), Map.of(vkey(FORMER), false));
        assertThat(plan.signing()).containsExactly(FORMER);
        assertThat(plan.vouches()).isFalse();
    }

    @Test
    void whileOneIsReplacedBothSign() {
        KeyPlan plan = KeyPlan.of(Optional.of(FORMER), Optional.of(NEXT), Map.of(vkey(FORMER), false));
        assertThat(plan.signing()).containsExactly(FORMER, NEXT);
        assertThat(plan.vouches()).isTrue();
    }

    @Test
    void oneThatWasReplacedNeverSignsAgain() {
        Map<String, Boolean> replaced = Map.of(vkey(FORMER), true, vkey(NEXT), false);
        assertThat(KeyPlan.of(Optional.of(FORMER), Optional.of(NEXT), replaced).signing())
                .containsExactly(NEXT);
        KeyPlan outdated = KeyPlan.of(Optional.of(FORMER), Optional.empty(), replaced);
        assertThat(outdated.signing()).isEmpty();
        assertThat(outdated.problem()).contains("replaced");
        assertThat(KeyPlan.of(Optional.of(NEXT), Optional.of(FORMER), replaced).signing())
                .isEmpty();
    }

    private static SigningKey key(int first) {
        byte[] seed = new byte[32];
        seed[0] = (byte) first;
        return SigningKey.of("log", seed);
    }

    private static String vkey(SigningKey key) {
        return key.verifier().toString();
    }
}
