package io.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused") // found by reflection
class UseCaseRulesTest {
    @RequiresPermission(Permission.SIGNED_IN)
    private static class WithRule {
        public void ofTheClass() {}

        @RequiresPermission({Permission.OPERATE, Permission.MANAGE_LOCATIONS})
        public void ofItsOwn() {}
    }

    private static class WithoutRule {
        public void open() {}
    }

    @RequiresPermission(Permission.SIGNED_IN)
    private static class Heir extends WithoutRule {}

    @Test
    void aMethodsOwnRuleGoesBeforeThatOfItsClass() throws NoSuchMethodException {
        assertThat(UseCaseRules.ruleOf(WithRule.class.getMethod("ofItsOwn")))
                .containsExactly(Permission.OPERATE, Permission.MANAGE_LOCATIONS);
        assertThat(UseCaseRules.ruleOf(WithRule.class.getMethod("ofTheClass"))).containsExactly(Permission.SIGNED_IN);
    }

    @Test
    void silenceIsNoRule() throws NoSuchMethodException {
        assertThat(UseCaseRules.ruleOf(WithoutRule.class.getMethod("open"))).isEmpty();
    }

    @Test
    void anHeirDoesNotSpeakForWhatItInherits() throws NoSuchMethodException {
        assertThat(UseCaseRules.ruleOf(Heir.class.getMethod("open"))).isEmpty();
    }

    @Test
    void everyMethodThatTheBeanOffersNeedsARule() {
        assertThat(UseCaseRules.methodsWithoutRule(WithRule.class)).isEmpty();
        assertThat(UseCaseRules.methodsWithoutRule(WithoutRule.class)).hasSize(1);
        assertThat(UseCaseRules.methodsWithoutRule(Heir.class)).hasSize(1);
    }
}
