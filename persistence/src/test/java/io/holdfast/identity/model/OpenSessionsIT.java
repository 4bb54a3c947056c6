package io.holdfast.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.identity.model.OpenSessions.Place;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.testing.NotedRights;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OpenSessionsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
    private final UserId user = new UserId(PEOPLE.member(tenant.value()));
    private final NotedRights rights = new NotedRights();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aPersonSeesWhatHoldsOfTheirOwn() {
        SessionId mine = opened(user, "true");
        opened(new UserId(PEOPLE.member(tenant.value())), "true");
        opened(user, "idle_expires_at = now() - interval '1 second'");
        opened(user, "expires_at = now() - interval '1 second'");
        opened(user, "ended_at = now(), end_reason = 'signed-out'");

        assertThat(page(null, 10)).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo(mine);
            assertThat(session.address()).isEqualTo("192.0.2.7");
            assertThat(session.userAgent()).isEqualTo("Browser");
            assertThat(session.lastSeenAt()).isNotNull();
        });
        assertThat((Long) with(sessions -> sessions.count(tenant, user))).isEqualTo(1);
    }

    @Test
    void pagesTogetherHoldEverySessionOnceTheLastOpenedFirst() {
        List<SessionId> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(opened(user, "created_at = now() - interval '" + i / 2 + " minutes'"));
        }

        List<OpenSession> read = new ArrayList<>();
        List<OpenSession> page = page(null, 2);
        while (!page.isEmpty()) {
            read.addAll(page);
            OpenSession last = page.get(page.size() - 1);
            page = page(new Place(last.createdAt(), last.id().value()), 2);
        }

        assertThat(read).extracting(OpenSession::id).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(read).extracting(OpenSession::createdAt).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void onesOwnSessionEndsOnceAndIsNoted() {
        SessionId session = opened(user, "true");

        assertThat(end(user, session)).isTrue();
        assertThat(end(user, session)).isFalse();
        assertThat(reason(session)).isEqualTo("revoked");
        assertThat(rights.noted()).isPositive();
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        UserId other = new UserId(PEOPLE.member(tenant.value()));
        SessionId theirs = opened(other, "true");

        assertThat(end(user, theirs)).isFalse();
        assertThat(reason(theirs)).isNull();
    }

    @Test
    void nobodyEndsASessionOfAnotherTenant() {
        SessionId session = opened(user, "true");
        UUID elsewhere = DATABASE.newTenant("engineering-portal");

        boolean ended = UNIT.inTenant(elsewhere, em -> sessions(em).end(tenant, user, session));

        assertThat(ended).isFalse();
        assertThat(reason(session)).isNull();
    }

    @Test
    void allOthersEndAndThePresentOneStays() {
        SessionId present = opened(user, "true");
        SessionId second = opened(user, "true");
        SessionId third = opened(user, "true");
        SessionId stranger = opened(new UserId(PEOPLE.member(tenant.value())), "true");

        int ended = with(sessions -> sessions.endOthers(tenant, user, present));

        assertThat(ended).isEqualTo(2);
        assertThat(reason(second)).isEqualTo("revoked");
        assertThat(reason(third)).isEqualTo("revoked");
        assertThat(reason(present)).isNull();
        assertThat(reason(stranger)).isNull();
    }

    @Test
    void whoIsKeptOutHasNoSessionLeft() {
        SessionId first = opened(user, "true");
        SessionId second = opened(user, "true");
        SessionId stranger = opened(new UserId(PEOPLE.member(tenant.value())), "true");

        int ended = with(sessions -> sessions.endAll(tenant, user));

        assertThat(ended).isEqualTo(2);
        assertThat(reason(first)).isEqualTo("revoked");
        assertThat(reason(second)).isEqualTo("revoked");
        assertThat(reason(stranger)).isNull();
        assertThat(rights.noted()).isPositive();
    }

    private SessionId opened(UserId by, String then) {
        SessionId session = SessionId.next();
        DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO sessions (tenant_id, id, user_id, token_hash, ip_address, user_agent, idle_expires_at,"
                            + " expires_at) VALUES (?, ?, ?, sha256(CAST(? AS bytea)), '192.0.2.7', 'Browser',"
                            + " now() + interval '30 minutes', now() + interval '12 hours')",
                    tenant.value(),
                    session.value(),
                    by.value(),
                    session.toString());
            if (!then.equals("true")) {
                sql.update("UPDATE sessions SET " + then + " WHERE id = ?", session.value());
            }
            return null;
        });
        return session;
    }

    private String reason(SessionId session) {
        return DATABASE.asOwner(sql -> sql.one("SELECT end_reason FROM sessions WHERE id = ?", session.value()));
    }

    private boolean end(UserId of, SessionId session) {
        return with(sessions -> sessions.end(tenant, of, session));
    }

    private List<OpenSession> page(Place after, int limit) {
        return with(sessions -> sessions.page(tenant, user, after, limit));
    }

    private <T> T with(Function<OpenSessions, T> work) {
        return UNIT.inTenant(tenant.value(), em -> work.apply(sessions(em)));
    }

    private OpenSessions sessions(jakarta.persistence.EntityManager em) {
        var sessions = new OpenSessions();
        sessions.em = em;
        sessions.rights = rights;
        return sessions;
    }
}
