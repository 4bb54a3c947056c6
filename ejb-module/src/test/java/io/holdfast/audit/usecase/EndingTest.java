package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import jakarta.ejb.EJBException;
import org.junit.jupiter.api.Test;

class EndingTest {
    @Test
    void aMissingPermissionIsADenial() {
        assertThat(Ending.of(new PermissionDenied(Permission.READ_ALL_PROJECTS)))
                .isEqualTo(new Ending(Outcome.DENIED, "RBAC-2001 PERMISSION_DENIED"));
    }

    @Test
    void aDenialInsideANestedBeanIsStillADenial() {
        assertThat(Ending.of(new EJBException(new PermissionDenied(Permission.READ_ALL_PROJECTS)))
                        .outcome())
                .isEqualTo(Outcome.DENIED);
    }

    @Test
    void aBrokenRuleIsAFailureWithItsCode() {
        assertThat(Ending.of(DomainException.notFound("project")))
                .isEqualTo(new Ending(Outcome.FAILED, "CORE-0004 NOT_FOUND"));
    }

    @Test
    void aWrongPasswordIsAFailureAndNotADenial() {
        assertThat(Ending.of(new DomainException(ProblemCode.SIGN_IN_FAILED, "no"))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void theMessageOfAnErrorIsNotRepeatedBecauseItMayHoldWhatSomebodySent() {
        assertThat(Ending.of(new IllegalArgumentException("password=hunter2")))
                .isEqualTo(new Ending(Outcome.FAILED, "IllegalArgumentException"));
    }
}
