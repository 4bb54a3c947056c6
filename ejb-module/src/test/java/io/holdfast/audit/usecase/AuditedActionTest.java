package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import org.junit.jupiter.api.Test;

class AuditedActionTest {
    @SuppressWarnings("unused") // found by reflection
    private static class GrantingRoles {
        @Audited("role.grant")
        void grant() {}

        @AuditedList("role.list")
        void list() {}

        void find() {}
    }

    @Test
    void theActionIsWhatTheMethodDeclares() throws Exception {
        assertThat(AuditedAction.of(GrantingRoles.class.getDeclaredMethod("grant")))
                .isEqualTo(new AuditedAction("role.grant"));
        assertThat(AuditedAction.of(GrantingRoles.class.getDeclaredMethod("list")))
                .isEqualTo(new AuditedAction("role.list"));
    }

    @Test
    void aMethodThatDeclaresNoneIsCalledByItsName() throws Exception {
        assertThat(AuditedAction.of(GrantingRoles.class.getDeclaredMethod("find")))
                .isEqualTo(new AuditedAction("GrantingRoles.find"));
    }

    @Test
    void anActionWithoutARuleIsNotPutOnRecordByHand() {
        assertThat(AuditedAction.named("LOGIN").name()).isEqualTo("LOGIN");
        assertThatIllegalArgumentException().isThrownBy(() -> AuditedAction.named("coffee.brew"));
    }
}
