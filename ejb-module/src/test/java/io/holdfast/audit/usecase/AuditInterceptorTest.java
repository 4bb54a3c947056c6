package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // the test stands in for the container
class AuditInterceptorTest {
    private final RecordingTrail trail = new RecordingTrail();
    private final AuditInterceptor interceptor = new AuditInterceptor();

    @SuppressWarnings("unused") // found by reflection
    private static class UpdatingProjects {
        @Audited("project.update")
        void update() {}
    }

    @BeforeEach
    void wire() {
        interceptor.trail = trail;
        interceptor.draft = OneTransaction.begun().draft();
    }

    @Test
    void aCallThatSucceedsLeavesOneEventInItsTransaction() throws Exception {
        assertThat(call(() -> "result")).isEqualTo("result");

        assertThat(trail.events).containsExactly("append project.update SUCCEEDED");
    }

    @Test
    void aCallThatFailsLeavesADetachedEventAndItsOwnException() {
        var failure = new IllegalStateException("boom");

        assertThatThrownBy(() -> call(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(trail.events).containsExactly("detached project.update FAILED IllegalStateException");
    }

    @Test
    void anErrorOfTheMachineIsOnRecordToo() {
        assertThatThrownBy(() -> call(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(trail.events).containsExactly("detached project.update FAILED StackOverflowError");
    }

    @Test
    void aPermissionThatTheUseCaseItselfMissesIsADenial() {
        assertThatThrownBy(() -> call(() -> {
                    throw new PermissionDenied(Permission.READ_ALL_PROJECTS);
                }))
                .isInstanceOf(PermissionDenied.class);
        assertThat(trail.events).containsExactly("detached project.update DENIED RBAC-2001 PERMISSION_DENIED");
    }

    @Test
    void nestedCallsLeaveOneEventTheOutermost() throws Exception {
        call(() -> call(() -> call(() -> "inner")));

        assertThat(trail.events).containsExactly("append project.update SUCCEEDED");
    }

    @Test
    void callsOneAfterTheOtherLeaveAnEventEach() throws Exception {
        call(() -> "one");
        call(() -> "two");

        assertThat(trail.events).hasSize(2);
    }

    @Test
    void anEventThatCannotBeWrittenFailsTheCallAndIsNotRecordedASecondTime() {
        trail.broken = true;

        assertThatThrownBy(() -> call(() -> "result"))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE));
        assertThat(trail.events).isEmpty();
    }

    private Object call(Callable<Object> body) throws Exception {
        return interceptor.record(new Call(UpdatingProjects.class.getDeclaredMethod("update"), body));
    }

    private static class RecordingTrail extends AuditTrail {
        final List<String> events = new ArrayList<>();
        boolean broken;

        @Override
        public void append(AuditedAction action, Outcome outcome) {
            if (broken) {
                throw new DomainException(ProblemCode.AUDIT_UNAVAILABLE, "broken");
            }
            events.add("append " + action.name() + " " + outcome);
        }

        @Override
        public void appendDetached(AuditedAction action, Outcome outcome, String reason) {
            events.add("detached " + action.name() + " " + outcome + " " + reason);
        }
    }
}
