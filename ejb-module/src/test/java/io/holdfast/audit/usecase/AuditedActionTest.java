package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Risk;
import org.junit.jupiter.api.Test;

class AuditedActionTest {
    @SuppressWarnings("unused") // found by reflection
    private static class GrantingRoles {
        @Audited(value = "role.grant", category = Category.ADMINISTRATION, risk = Risk.HIGH)
        void grant() {}

        void list() {}
    }

    @Test
    void theActionIsWhatTheMethodDeclares() throws Exception {
        assertThat(AuditedAction.of(GrantingRoles.class.getDeclaredMethod("grant")))
                .isEqualTo(new AuditedAction("role.grant", Category.ADMINISTRATION, Risk.HIGH));
    }

    @Test
    void aMethodThatDeclaresNoneIsCalledByItsName() throws Exception {
        assertThat(AuditedAction.of(GrantingRoles.class.getDeclaredMethod("list")))
                .isEqualTo(new AuditedAction("GrantingRoles.list", Category.DATA_ACCESS, Risk.LOW));
    }
}
