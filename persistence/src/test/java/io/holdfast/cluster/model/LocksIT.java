package io.holdfast.cluster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class LocksIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String NAME = "schedules";
    private static final long EXPIRY_MILLIS = 10_000;

    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();
    private Connection first;
    private Connection second;

    @BeforeEach
    void twoNodes() throws SQLException {
        first = DATABASE.app().getConnection();
        second = DATABASE.app().getConnection();
        beat(first, here);
        beat(second, there);
    }

    @AfterEach
    void disconnect() throws SQLException {
        first.close();
        second.close();
    }

    @Test
    void oneLeadsUntilItsConnectionEnds() throws SQLException {
        assertThat(new Locks(first).take(NAME)).isTrue();
        assertThat(new Locks(second).take(NAME)).isFalse();
        assertThat(new Locks(second).take("another name")).isTrue();

        first.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> new Locks(second).take(NAME));
    }

    @Test
    void aLeaderThatGivesSignsOfLifeIsLeftAlone() throws SQLException {
        new Locks(first).take(NAME);

        assertThat(new Locks(second).evictSilent(NAME, there, EXPIRY_MILLIS)).isFalse();
        assertThat(first.isValid(1)).isTrue();
    }

    @Test
    void theLockIsTakenFromALeaderThatStandsStill() throws SQLException {
        new Locks(first).take(NAME);
        DATABASE.asOwner(sql ->
                sql.update("UPDATE cluster_nodes SET heartbeat_at = now() - interval '11 seconds' WHERE id = ?", here));

        assertThat(new Locks(second).evictSilent(NAME, there, EXPIRY_MILLIS)).isTrue();

        await().atMost(Duration.ofSeconds(10)).until(() -> new Locks(second).take(NAME));
        assertThat(first.isValid(1)).isFalse();
    }

    @Test
    void whatALeaderWritesIsRefusedOnceItHasLostTheLock() throws SQLException {
        new Locks(first).take(NAME);
        int pid = pid(first);
        assertThat(confirmed(pid)).isTrue();
        assertThat(confirmed(pid(second))).isFalse();

        first.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> !confirmed(pid));
    }

    @Test
    void whoLeadsNextDoesNotWriteBeforeTheFormerLeadersWriteIsOver() throws SQLException {
        new Locks(first).take(NAME);
        try (TestUnit unit = new TestUnit(DATABASE)) {
            boolean waits = unit.inTenant(DATABASE.newTenant("food-safety"), em -> {
                var writes = new LeadersWrites();
                writes.em = em;
                assertThat(writes.begin(NAME, pid(first))).isTrue();
                return !DATABASE.<Boolean>withoutTenant(
                        sql -> sql.one("SELECT pg_try_advisory_xact_lock(?, ?)", Locks.WRITING, Locks.key(NAME)));
            });
            assertThat(waits).isTrue();
        }
    }

    private static boolean confirmed(int pid) {
        try (TestUnit unit = new TestUnit(DATABASE)) {
            return unit.inTenant(DATABASE.newTenant("food-safety"), em -> {
                var writes = new LeadersWrites();
                writes.em = em;
                return writes.begin(NAME, pid);
            });
        }
    }

    private static int pid(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void beat(Connection connection, UUID id) throws SQLException {
        new NodeRegister(connection)
                .beat(new NodeRegister.Beat(id, "node-" + id, null, "1.0.0", NodeState.UP, 0, 1, "{}"));
    }
}
