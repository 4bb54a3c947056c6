package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.Epochs.Reading;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class EpochsIT {
    private final TestDatabase database = TestDatabase.migrated();
    private final TestUnit unit = new TestUnit(database);
    private static final Duration SILENCE = Duration.ofSeconds(9);

    private final UUID node = UUID.randomUUID();
    private final People people = new People(database);

    @BeforeEach
    void registerTheNode() {
        database.<Object>withoutTenant(
                sql -> sql.one("SELECT id FROM node_heartbeat(?, 'node1', NULL, '1.0.0', 'UP', 0, 0, '{}')", node));
    }

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void theFirstReadingHoldsEveryTenantAndTheDatabasesTime() {
        TenantId firm = firm();

        Reading first = read(null);

        assertThat(first.raised()).containsOnlyKeys(Caller.PLATFORM, firm);
        assertThat(first.at())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void theNextReadingHoldsWhatWasRaisedSince() {
        TenantId firm = firm();
        TenantId other = firm();
        Reading first = read(null);

        assertThat(read(first).raised()).as("nothing happened").isEmpty();
        raise(firm);
        Reading second = read(first);

        assertThat(second.raised())
                .containsExactly(Map.entry(firm, first.raised().get(firm) + 1));
        assertThat(second.incarnation()).isEqualTo(first.incarnation());
        assertThat(read(second).raised()).doesNotContainKey(other);
    }

    @Test
    void aChangeThatWasUnderWayDuringAReadingIsInTheNext() throws SQLException {
        TenantId slow = firm();
        TenantId quick = firm();
        Reading first = read(null);
        try (Connection connection = database.owner().getConnection()) {
            connection.setAutoCommit(false);
            var sql = new Sql(connection);
            sql.update("SET CONSTRAINTS ALL IMMEDIATE");
            sql.update("UPDATE tenants SET status = 'suspended' WHERE id = ?", slow.value());
            raise(quick);

            Reading second = read(first);
            assertThat(second.raised()).containsOnlyKeys(quick);
            connection.commit();

            assertThat(read(second).raised()).containsEntry(slow, first.raised().get(slow) + 1);
        }
    }

    @Test
    void afterARestoreEverythingIsReadAnew() {
        TenantId firm = firm();
        Reading before = read(null);
        database.asOwner(sql -> sql.update("UPDATE database_incarnation SET id = gen_random_uuid()"));

        Reading after = read(before);

        assertThat(after.incarnation()).isNotEqualTo(before.incarnation());
        assertThat(after.raised()).containsOnlyKeys(Caller.PLATFORM, firm);
    }

    @Test
    void theIncarnationNamesTheTimelineOfTheLog() {
        assertThat(read(null).incarnation()).endsWith("-00000001");
    }

    @Test
    void aNodeThatGaveNoSignOfLifeForTooLongReadsNothing() {
        change("heartbeat_at = now() - interval '10 seconds'");
        assertThat(tryToRead(null)).isEmpty();

        registerTheNode();
        assertThat(tryToRead(null)).isPresent();
    }

    @Test
    void aNodeThatHasLeftReadsNothingAndOneThatDrainsDoes() {
        change("state = 'DRAINING'");
        assertThat(tryToRead(null)).isPresent();

        change("state = 'STOPPED'");
        assertThat(tryToRead(null)).isEmpty();
    }

    @Test
    void aNodeThatIsNotRegisteredReadsNothing() {
        database.asOwner(sql -> sql.update("DELETE FROM cluster_nodes"));

        assertThat(tryToRead(null)).isEmpty();
    }

    @Test
    void whoeverListensHearsOfEachChangeOnceItIsCommitted() throws SQLException {
        TenantId firm = firm();
        try (Connection listening = database.app().getConnection()) {
            listening.createStatement().execute("LISTEN holdfast_epochs");
            PGConnection news = listening.unwrap(PGConnection.class);

            raise(firm);
            assertThat(news.getNotifications(10_000)).hasSize(1);

            people.member(firm.value());
            raise(firm);
            assertThat(news.getNotifications(10_000))
                    .as("a new member takes nothing away")
                    .hasSize(1);
        }
    }

    private void change(String what) {
        database.asOwner(sql -> sql.update("UPDATE cluster_nodes SET " + what));
    }

    private TenantId firm() {
        return new TenantId(people.firm());
    }

    private void raise(TenantId tenant) {
        UUID member = people.member(tenant.value());
        database.asOwner(sql -> sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", member));
    }

    private Reading read(Reading former) {
        return tryToRead(former).orElseThrow();
    }

    private Optional<Reading> tryToRead(Reading former) {
        return unit.inTenant(Caller.PLATFORM.value(), em -> {
            var epochs = new Epochs();
            epochs.em = em;
            return former == null
                    ? epochs.since(null, null, node, SILENCE)
                    : epochs.since(former.incarnation(), former.horizon(), node, SILENCE);
        });
    }
}
