package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.Attempt;
import io.holdfast.audit.model.AuditEvent;
import io.holdfast.audit.model.AuditLog;
import io.holdfast.audit.model.PersonalValue;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.EJBException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wiring, with the database's place taken by recorders; AuditLogIT and the system tests run on a real one. */
@SuppressWarnings("UnnecessaryAssignment") // the test stands in for the container
class AuditTrailTest {
    private static final AuditedAction UPDATE = new AuditedAction("project.update");
    private static final Instant BEGUN = Instant.parse("2026-11-30T08:00:00.123456Z");

    private final List<String> steps = new ArrayList<>();
    private final RecordingLog log = new RecordingLog();
    private final RecordingDetached detached = new RecordingDetached();
    private final OneTransaction transaction = OneTransaction.begun();
    private final AuditTrail trail = new AuditTrail();
    private final Caller ann = new Caller(
            Caller.Kind.USER,
            TenantId.next(),
            UserId.next(),
            SessionId.next(),
            "ann@acme.example",
            null,
            new Grants(List.of(), Set.of("pm", "admin")),
            new Caller.Origin("203.0.113.9", "Firefox", "req-1"));

    @BeforeEach
    void wire() {
        trail.context = new CallerContext();
        trail.context.enter(ann);
        trail.draft = transaction.draft();
        trail.log = log;
        trail.detached = detached;
        trail.tenantSession = new TenantSession() {
            @Override
            public Instant now() {
                return BEGUN;
            }
        };
        trail.failures = new AuditFailures();
        trail.dataSource = proxy(DataSource.class, "getConnection", () -> proxy(Connection.class, "", () -> null));
        trail.transaction = transaction;
    }

    @Test
    void anEventHasTheCallerAndWhatTheDraftTells() {
        trail.draft.current().open();
        trail.draft.entity("project", "p-1").newValue("status", "active");

        trail.append(UPDATE, Outcome.SUCCEEDED);

        assertThat(log.at).isEqualTo(BEGUN);
        Attempt written = log.written.get(0);
        assertThat(written.tenant()).isEqualTo(ann.tenant());
        assertThat(written.actor().userId()).isEqualTo(ann.user().value());
        assertThat(written.actor().roles()).containsExactly("admin", "pm");
        assertThat(written.trace().session()).isEqualTo(ann.session().toString());
        assertThat(written.trace().requestId()).isEqualTo("req-1");
        assertThat(written.details().entityId()).isEqualTo("p-1");
        assertThat(written.personal())
                .containsExactly(
                        new PersonalValue(ann.user().value(), "ip_address", "203.0.113.9"),
                        new PersonalValue(ann.user().value(), "user_agent", "Firefox"),
                        new PersonalValue(ann.user().value(), "actor_name", "ann@acme.example"));
    }

    @Test
    void aStrangersValuesBelongToTheTenantAndASystemCallersNameIsClear() {
        trail.context.enter(Caller.anonymous(new Caller.Origin("203.0.113.9", null, "req-2")));
        trail.append(UPDATE, Outcome.SUCCEEDED);
        trail.context.enter(
                Caller.system("zoho-refresh", ann.tenant(), Grants.NONE, new Caller.Origin(null, null, "req-3")));
        trail.append(UPDATE, Outcome.SUCCEEDED);

        assertThat(log.written.get(0).personal())
                .containsExactly(new PersonalValue(Caller.PLATFORM.value(), "ip_address", "203.0.113.9"));
        assertThat(log.written.get(1).personal()).isEmpty();
        assertThat(log.written.get(1).actor().name()).isEqualTo("zoho-refresh");
    }

    @Test
    void aMissingKeyIsMadeInItsOwnTransactionBeforeTheEvent() {
        log.holdsKeys = false;

        trail.append(UPDATE, Outcome.SUCCEEDED);

        assertThat(steps).containsExactly("detached keys", "append");
    }

    @Test
    void anEventThatCannotBeWrittenTakesTheChangeBack() {
        log.failure = new SQLException("disk full");

        assertThatThrownBy(() -> trail.append(UPDATE, Outcome.SUCCEEDED))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE))
                .hasCause(log.failure)
                .hasMessageNotContaining("disk");
        assertThat(transaction.getRollbackOnly()).isTrue();
        assertThat(steps).isEmpty();
    }

    @Test
    void aChangeWithoutACallerIsTakenBackToo() {
        trail.context = new CallerContext();

        assertThatThrownBy(() -> trail.append(UPDATE, Outcome.SUCCEEDED)).isInstanceOf(DomainException.class);
        assertThat(transaction.getRollbackOnly()).isTrue();
        assertThat(steps).isEmpty();
    }

    @Test
    void aRefusalCarriesItsReasonAndTheDraft() {
        trail.draft.current().open();
        trail.draft.entity("project", "p-1").reason("asked by phone");

        trail.appendDetached(UPDATE, Outcome.DENIED, "RBAC-2001");

        Attempt written = detached.written.get(0);
        assertThat(written.act().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(written.details().entityId()).isEqualTo("p-1");
        assertThat(written.details().reason()).isEqualTo("RBAC-2001");
    }

    @Test
    void aRefusalOutsideATransactionIsRecordedWithoutADraft() {
        var none = new OneTransaction();
        trail.transaction = none;
        trail.draft = none.draft();

        trail.appendDetached(UPDATE, Outcome.DENIED, "RBAC-2001");
        trail.appendDetached(
                UPDATE,
                Outcome.FAILED,
                "wrong",
                new EventDraft().entity("signin", null).personal("email", "x@y.example"));

        assertThat(detached.written).hasSize(2);
        assertThat(detached.written.get(1).personal())
                .contains(new PersonalValue(ann.user().value(), "email", "x@y.example"));
    }

    @Test
    void aRefusalThatCannotBeRecordedStaysARefusalAndIsCounted() {
        detached.failure = new EJBException("database away");

        assertThatCode(() -> trail.appendDetached(UPDATE, Outcome.DENIED, "RBAC-2001"))
                .doesNotThrowAnyException();

        assertThat(trail.failures.sinceStart()).isEqualTo(1);
        assertThat(steps).isEmpty();
    }

    private <T> T proxy(Class<T> type, String method, java.util.concurrent.Callable<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> called.getName().equals(method) ? answer.call() : null));
    }

    private class RecordingLog extends AuditLog {
        final List<Attempt> written = new ArrayList<>();
        boolean holdsKeys = true;
        SQLException failure;
        Instant at;

        @Override
        public boolean holdsKeysOf(Attempt attempt) {
            return holdsKeys;
        }

        @Override
        public AuditEvent append(Connection connection, Attempt attempt, Instant time) throws SQLException {
            at = time;
            if (failure != null) {
                throw failure;
            }
            steps.add("append");
            written.add(attempt);
            return null;
        }
    }

    private class RecordingDetached extends DetachedAudit {
        final List<Attempt> written = new ArrayList<>();
        EJBException failure;

        @Override
        public void createKeys(Caller caller, Attempt attempt) {
            steps.add("detached keys");
        }

        @Override
        public void write(Caller caller, Attempt attempt) {
            if (failure != null) {
                throw failure;
            }
            written.add(attempt);
        }
    }
}
