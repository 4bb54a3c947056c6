package io.holdfast.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.container.usecase.Asking;
import io.holdfast.container.usecase.AskingAlone;
import io.holdfast.container.usecase.FoundingBranch;
import io.holdfast.container.usecase.Sightings;
import io.holdfast.container.usecase.Transaction;
import io.holdfast.identity.usecase.ManagingUsers;
import io.holdfast.identity.usecase.OwnSessions;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.tenancy.usecase.OpeningSites;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One deployment for all tests, because each costs a server's start; hence the superclass. */
@ExtendWith({TestServer.class, ArquillianExtension.class})
class UseCasesInContainerIT extends CachingContract
        implements JobCases, TokenCases, ListingCases, ThrottleCases, InvoiceCases, ClusterCases, SequencerCases {
    @Inject
    OpeningSites sites;

    @Inject
    FoundingBranch branches;

    @Inject
    OwnSessions ownSessions;

    @Inject
    ManagingUsers users;

    @Inject
    Asking asking;

    @Inject
    AskingAlone alone;

    @Inject
    Transaction transaction;

    @Inject
    Sightings sightings;

    @Inject
    ConnectedTenant connected;

    @Inject
    ZohoDriver zoho;

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource pool;

    private static final int LARGEST_POOL = 12;

    private UUID tenant;
    private ZohoPeer peer;

    @Deployment
    static WebArchive archive() {
        return TestArchive.create();
    }

    @BeforeEach
    void aTenant() {
        tenant = OwnersView.newTenant();
    }

    @AfterEach
    void closePeer() {
        if (peer != null) {
            peer.close();
        }
    }

    /** Opens with the first question, and connects a tenant to it: most tests here need neither. */
    @Override
    public ZohoPeer peer() {
        if (peer == null) {
            peer = ZohoPeer.open();
            connected.connect();
        }
        return peer;
    }

    @Override
    public ConnectedTenant tenant() {
        peer();
        return connected;
    }

    @Override
    public ZohoDriver zoho() {
        peer();
        return zoho;
    }

    @Test
    void aSuccessfulCallHasOneEventInItsOwnTransaction() {
        enter(operator());

        sites.account("acme", "Acme", null);

        assertThat(OwnersView.accounts(tenant)).containsExactly("acme");
        assertThat(OwnersView.events(tenant)).containsExactly("account.open SUCCEEDED");
        var writers = OwnersView.writers(tenant);
        assertThat(writers.get("event")).isEqualTo(writers.get("change")).isNotNull();
    }

    @Test
    void aDeniedCallLeavesOneEventAndChangesNothing() {
        enter(nobodySpecial());

        assertThatThrownBy(() -> sites.account("acme", "Acme", null)).isInstanceOf(PermissionDenied.class);

        assertThat(OwnersView.accounts(tenant)).isEmpty();
        assertThat(OwnersView.events(tenant)).containsExactly("account.open DENIED This needs 'operate'.");
    }

    @Test
    void aFailingCallLeavesFailedAndNoChange() {
        enter(operator());

        assertThatThrownBy(() -> branches.foundAndFail("north")).isInstanceOf(EJBException.class);

        assertThat(OwnersView.accounts(tenant)).isEmpty();
        assertThat(OwnersView.events(tenant)).containsExactly("branch.found FAILED IllegalStateException");
    }

    @Test
    void aRowThatTheDatabaseRefusesIsOnRecordAsFailed() {
        enter(operator());
        sites.account("acme", "Acme", null);

        assertThatThrownBy(() -> sites.account("acme", "Acme again", null)).isInstanceOf(EJBException.class);

        assertThat(OwnersView.accounts(tenant)).containsExactly("acme");
        assertThat(OwnersView.events(tenant))
                .containsExactly("account.open SUCCEEDED", "account.open FAILED PersistenceException");
    }

    @Test
    void withoutItsEventAChangeIsTakenBack() {
        enter(operator());
        OwnersView.work(sql -> sql.update("REVOKE INSERT ON audit_log FROM holdfast_app"));
        try {
            assertThatThrownBy(() -> sites.account("acme", "Acme", null))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE));
        } finally {
            OwnersView.work(sql -> sql.update("GRANT INSERT ON audit_log TO holdfast_app"));
        }
        assertThat(OwnersView.accounts(tenant)).isEmpty();
        assertThat(OwnersView.events(tenant)).isEmpty();

        sites.account("acme", "Acme", null);
        assertThat(OwnersView.events(tenant)).containsExactly("account.open SUCCEEDED");
    }

    @Test
    void nestedAuditedCallsLeaveOneEvent() {
        enter(operator());

        branches.found("north");

        assertThat(OwnersView.events(tenant)).containsExactly("branch.found SUCCEEDED");
        assertThat(OwnersView.accounts(tenant)).containsExactly("north");
    }

    @Test
    void permissionComesFirstThenTheTenantThenTheEvent() {
        enter(operator());

        branches.found("north");

        assertThat(sightings.all())
                .containsExactly(
                        "before tenant, in: no tenant",
                        "before audit, in: tenant",
                        "inside audit, in: tenant",
                        "inside audit, out: 0 event(s)",
                        "before audit, out: 1 event(s)",
                        "before tenant, out: 1 event(s)");
    }

    @Test
    void aRefusedCallComesNoFurtherThanThePermission() {
        enter(nobodySpecial());

        assertThatThrownBy(() -> branches.found("north")).isInstanceOf(PermissionDenied.class);

        assertThat(sightings.all()).isEmpty();
    }

    @Test
    void aTransactionEntersItsTenantOnceAndOneInsideItEntersItsOwn() {
        Caller outer = operator();
        Caller inner = operator();
        enter(outer);

        var answers = asking.around(() -> {
            // Another caller inside the transaction: it is not told to the database a second time.
            enter(inner);
            String joined = asking.around(List::of).before();
            List<String> alones = alone.ask();
            return List.of(joined, alones.get(0), alones.get(1));
        });

        assertThat(answers.before()).isEqualTo(sayingOf(outer));
        assertThat(answers.between().get(0)).isEqualTo(sayingOf(outer));
        assertThat(answers.between().get(1)).isEqualTo(sayingOf(inner));
        assertThat(answers.between().get(2)).isNotEqualTo(answers.backend());
        assertThat(answers.after()).isEqualTo(sayingOf(outer));
    }

    @Test
    void theTenantIsForgottenWithTheTransaction() {
        enter(operator());
        String connection = asking.around(List::of).backend();

        boolean same = false;
        for (int i = 0; i < 50 && !same; i++) {
            same = transaction.backend().equals(connection);
            assertThat(transaction.tenant()).isEmpty();
        }
        assertThat(same).as("the connection came back from the pool").isTrue();
    }

    @Test
    void theContainerSpeaksToTheDatabaseAsTheRuntimeRole() {
        enter(operator());

        assertThat(asking.around(List::of).role()).isEqualTo("holdfast_app");
    }

    @Test
    void aPoolWithNoneToGiveFailsWithAnSqlExceptionWithoutAState() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < LARGEST_POOL; i++) {
                taken.add(pool.getConnection());
            }
            // What the mapper of problems answers 503 for.
            assertThatThrownBy(transaction::tenant)
                    .satisfies(thrown ->
                            assertThat(firstSqlException(thrown).getSQLState()).isNull());
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(transaction.tenant()).isEmpty();
    }

    @Test
    void nothingRunsWithoutACaller() {
        assertThatThrownBy(() -> sites.account("acme", "Acme", null))
                .hasStackTraceContaining("no caller in this request");

        assertThat(OwnersView.accounts(tenant)).isEmpty();
    }

    @Test
    void backgroundWorkRunsAsItsCallerAndLeavesThePresentOne() {
        Caller present = nobodySpecial();
        enter(present);

        runAs.call(operator(), () -> sites.account("acme", "Acme", null));

        assertThat(OwnersView.events(tenant)).containsExactly("account.open SUCCEEDED");
        assertThat(context.caller()).isSameAs(present);
    }

    private static SQLException firstSqlException(Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof SQLException)) {
            assertThat(cause).as("a cause of %s", thrown).isNotNull();
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    @Test
    void aWriteOfAPersonWhoseSessionHasEndedMeanwhileIsRefusedInItsOwnTransaction() {
        UUID user = UUID.randomUUID();
        UUID session = OwnersView.session(tenant, user);
        enter(person(user, session));
        assertThat(ownSessions.endOthers()).isZero();
        assertThat(context.isStrict()).as("the next transaction checks again").isTrue();

        OwnersView.endSession(session);

        assertThatThrownBy(ownSessions::endOthers)
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.UNAUTHENTICATED));
    }

    @Test
    void aWriteByARightThatIsGoneMeanwhileIsDeniedAndOnRecord() {
        UUID user = UUID.randomUUID();
        enter(person(user, OwnersView.session(tenant, user), Permission.MANAGE_ALL_USERS));

        assertThatThrownBy(() -> users.setStatus(UserId.next(), false, "a test"))
                .isInstanceOf(PermissionDenied.class);

        assertThat(OwnersView.events(tenant))
                .containsExactly("user.status DENIED This needs 'manage:all-users' or 'manage:account-users' or"
                        + " 'manage:location-users'.");
    }

    @Test
    void whatTheDoorReadIsNotReadAgainUnlessARightHasChangedOrItsTimeIsOver() {
        UUID user = UUID.randomUUID();
        UUID session = OwnersView.session(tenant, user);
        // Nowhere in the database: only the door can have read it.
        enter(person(user, session, Permission.MANAGE_ALL_USERS));

        doorRead(session, Instant.now().plus(Duration.ofHours(1)));
        assertThatThrownBy(() -> users.setStatus(UserId.next(), false, "a test"))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.NOT_FOUND));

        doorRead(session, Instant.now().minus(Duration.ofHours(1)));
        assertThatThrownBy(() -> users.setStatus(UserId.next(), false, "a test"))
                .isInstanceOf(PermissionDenied.class);

        enter(person(user, session, Permission.MANAGE_ALL_USERS));
        doorRead(session, Instant.now().plus(Duration.ofHours(1)));
        OwnersView.endSession(OwnersView.session(tenant, UUID.randomUUID()));
        assertThatThrownBy(() -> users.setStatus(UserId.next(), false, "a test"))
                .isInstanceOf(PermissionDenied.class);
    }

    private void doorRead(UUID session, Instant until) {
        context.read(new CallerContext.AsRead(new SessionId(session), OwnersView.epoch(tenant), until));
    }

    private Caller person(UUID user, UUID session, Permission... permissions) {
        context.strict(true);
        Caller system = RunAs.system("person", new TenantId(tenant), permissions);
        return new Caller(
                Caller.Kind.USER,
                system.tenant(),
                new UserId(user),
                new SessionId(session),
                "person",
                null,
                system.grants(),
                system.origin());
    }

    private void enter(Caller caller) {
        context.enter(caller);
    }

    private Caller operator() {
        return RunAs.system("test", new TenantId(tenant), Permission.OPERATE);
    }

    private Caller nobodySpecial() {
        return RunAs.system("test", new TenantId(tenant));
    }

    private static String sayingOf(Caller caller) {
        return caller.tenant() + " " + caller.origin().requestId();
    }
}
