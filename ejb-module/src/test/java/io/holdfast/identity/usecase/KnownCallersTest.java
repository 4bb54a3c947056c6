package io.holdfast.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.identity.model.Sessions;
import io.holdfast.security.MovableLease;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.TenantSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("UnnecessaryAssignment") // the test stands in for the container
class KnownCallersTest {
    private static final TenantId FIRM = TenantId.next();
    private static final TenantId OTHER = TenantId.next();
    private static final String COOKIE = "cookie";
    private static final Caller.Origin HERE = new Caller.Origin("192.0.2.1", "Browser", "request-1");
    private static final Visit READING = new Visit(HERE, true, false);
    private static final Visit POLL = new Visit(HERE, true, true);
    private static final Visit WRITING = new Visit(HERE, false, false);
    private static final KeysInMemory KEYRING = new KeysInMemory();

    private static final Caller CALLER = new Caller(
            Caller.Kind.USER, FIRM, UserId.next(), SessionId.next(), "p@people.example", null, Grants.NONE, HERE);

    private final MovableLease lease = new MovableLease();
    private final MovableClock clock = new MovableClock(Instant.now());
    private final CallersInMemory database = new CallersInMemory(CALLER, COOKIE);
    private final KnownCallers callers = new KnownCallers();
    private final AccessTokens tokens = new AccessTokens();
    private final List<String> foreignTokens = new ArrayList<>();
    private String token;

    /** What a request carries. */
    enum Evidence {
        COOKIE,
        TOKEN
    }

    @BeforeAll
    static void aKey() {
        KEYRING.add("ours", Instant.now().plus(Duration.ofDays(1)));
    }

    @BeforeEach
    void aNode() {
        tokens.keys = new KnownKeys();
        tokens.keys.keyring = KEYRING;
        tokens.keys.clock = clock;
        tokens.keys.lease = lease;
        tokens.keys.runAs = new InOneRequest();
        tokens.refusals = new NotingRefusals() {
            @Override
            public void foreignToken(String why) {
                foreignTokens.add(why);
            }
        };
        tokens.lifetime = Duration.ofMinutes(5);
        token = tokens.issue(CALLER);
        callers.accessTokens = tokens;
        callers.recognizing = database;
        callers.clock = clock;
        callers.lease = lease;
        lease.raise(FIRM);
        lease.raise(OTHER);
        lease.spend();
    }

    @ParameterizedTest
    @EnumSource
    void whoReadsIsRememberedAndTheDatabaseIsAskedOnce(Evidence evidence) {
        for (int i = 0; i < 100; i++) {
            assertThat(caller(evidence, READING)).contains(CALLER);
        }

        assertThat(database.asked()).isOne();
    }

    @Test
    void cookieAndTokenOfOneSessionShareTheCaller() {
        caller(Evidence.COOKIE, READING);
        caller(Evidence.TOKEN, READING);

        assertThat(database.asked()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whoHasEnteredAnotherOrganizationIsLookedUpEachTime(Evidence evidence) {
        var entered = new TenantSwitch(UUID.randomUUID(), FIRM, "Other", Instant.now(), Instant.MAX);
        callers.recognizing = new CallersInMemory(CALLER, COOKIE) {
            @Override
            public Optional<Recognized> bySession(Sessions.Key key, Visit visit) {
                database.bySession(key, visit);
                return super.bySession(key, visit)
                        .map(known -> new Recognized(
                                known.caller().entering(OTHER, Grants.NONE, entered), known.until(), known.touchDue()));
            }
        };
        for (int i = 0; i < 3; i++) {
            assertThat(caller(evidence, READING)).map(Caller::tenant).contains(OTHER);
        }

        assertThat(database.asked()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whoWritesIsLookedUpEachTime(Evidence evidence) {
        caller(evidence, READING);
        caller(evidence, WRITING);
        caller(evidence, WRITING);

        assertThat(database.asked()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void anEndedSessionIsOverForWritesAtOnceAndForReadsWithTheLease(Evidence evidence) {
        caller(evidence, READING);
        database.end();
        lease.raise(FIRM);

        assertThat(caller(evidence, WRITING)).isEmpty();
        lease.spend();
        assertThat(caller(evidence, READING)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOfRightsOfTheTenantAsksAnewAndOneOfAnotherDoesNot(Evidence evidence) {
        caller(evidence, READING);
        lease.raise(OTHER);
        lease.spend();
        caller(evidence, READING);
        assertThat(database.asked()).isOne();

        lease.raise(FIRM);
        lease.spend();
        caller(evidence, READING);
        assertThat(database.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWhileTheDatabaseAnswersIsNotMissed(Evidence evidence) {
        database.during(() -> {
            database.end();
            lease.raise(FIRM);
        });
        assertThat(caller(evidence, READING)).as("the answer of before").isPresent();

        lease.spend();
        assertThat(caller(evidence, READING)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsNotRemembered(Evidence evidence) {
        database.end();
        caller(evidence, READING);
        caller(evidence, READING);

        assertThat(database.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsRememberedPastTheEndOfSessionOrGrant(Evidence evidence) {
        database.until(lease.databaseTime().plusSeconds(10));
        caller(evidence, READING);
        lease.pass(Duration.ofMillis(9_999));
        caller(evidence, READING);
        assertThat(database.asked()).isOne();

        lease.pass(Duration.ofMillis(1));
        caller(evidence, READING);
        assertThat(database.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aUseThatIsToBeNotedGoesToTheDatabaseAndAPollDoesNot(Evidence evidence) {
        database.touchDue(lease.databaseTime().plusSeconds(10));
        caller(evidence, READING);
        lease.pass(Duration.ofSeconds(10));
        caller(evidence, POLL);
        assertThat(database.asked()).isOne();

        caller(evidence, READING);
        assertThat(database.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void withoutALeaseTheDatabaseIsAskedForEverything(Evidence evidence) {
        caller(evidence, READING);
        lease.cutOff();
        assertThat(caller(evidence, READING)).contains(CALLER);
        assertThat(caller(evidence, READING)).contains(CALLER);
        assertThat(database.asked()).isEqualTo(3);

        lease.connect();
        caller(evidence, READING);
        assertThat(database.asked())
                .as("what was remembered before still holds")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aRememberedCallerComesFromWhereTheRequestComesFrom(Evidence evidence) {
        caller(evidence, READING);
        var elsewhere = new Caller.Origin("198.51.100.7", "Phone", "request-2");

        Caller second = caller(evidence, new Visit(elsewhere, true, false)).orElseThrow();

        assertThat(second.origin()).isEqualTo(elsewhere);
        assertThat(database.asked()).isOne();
    }

    @Test
    void aTokenIsOverAtItsEndThoughItIsRemembered() {
        clock.pass(Duration.ofMinutes(-5));
        caller(Evidence.TOKEN, READING);

        // The verifier itself goes by the machine's clock: there the token is good, by the node's clock it is over.
        clock.pass(Duration.ofMinutes(10).plusSeconds(4));
        assertThat(tokens.verify(token).map(good -> tokens.stillHolds(good, clock.instant())))
                .contains(true);
        clock.pass(Duration.ofSeconds(2));
        assertThat(tokens.verify(token).map(good -> tokens.stillHolds(good, clock.instant())))
                .contains(false);
    }

    @Test
    void aTokenIsVerifiedOnceWhetherItReadsOrWrites() {
        caller(Evidence.TOKEN, READING);
        AccessTokens.Verified first = tokens.verify(token).orElseThrow();

        assertThat(tokens.stillHolds(first, clock.instant())).isTrue();
        clock.pass(Duration.ofSeconds(31));
        assertThat(tokens.stillHolds(first, clock.instant()))
                .as("the same keys, read again")
                .isTrue();
    }

    @Test
    void aWithdrawnKeyEndsItsTokensWithTheLease() {
        caller(Evidence.TOKEN, READING);
        KEYRING.withdraw("ours");
        lease.raise(Caller.PLATFORM);
        try {
            assertThat(caller(Evidence.TOKEN, READING)).as("within the lease").isPresent();
            lease.spend();
            assertThat(caller(Evidence.TOKEN, READING)).isEmpty();
            assertThat(caller(Evidence.TOKEN, WRITING)).isEmpty();
        } finally {
            aKey();
        }
    }

    @Test
    void aTokenThatDiffersInOneCharacterIsAnotherToken() {
        caller(Evidence.TOKEN, READING);
        String changed = token.substring(0, token.length() - 5) + "AAAAA";

        assertThat(callers.byAccessToken(changed, READING)).isEmpty();
        assertThat(foreignTokens).containsExactly("bad signature");
        assertThat(callers.bySessionToken(COOKIE + "x", READING)).isEmpty();
    }

    private Optional<Caller> caller(Evidence evidence, Visit visit) {
        return evidence == Evidence.COOKIE
                ? callers.bySessionToken(COOKIE, visit)
                : callers.byAccessToken(token, visit);
    }
}
