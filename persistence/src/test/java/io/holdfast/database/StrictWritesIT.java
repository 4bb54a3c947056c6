package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write checks and acts under the lock of its tenant's rights; what takes a right away waits for it, or goes first. */
class StrictWritesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long SEED = 20261121L;

    private final People people = new People(DATABASE);
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private UUID firm;
    private UUID member;
    private Connection connection;
    private Sql writer;

    @BeforeEach
    void begin() throws SQLException {
        firm = people.firm();
        member = people.member(firm);
        connection = DATABASE.app().getConnection();
        connection.setAutoCommit(false);
        writer = new Sql(connection);
    }

    @AfterEach
    void end() throws SQLException {
        other.shutdownNow();
        connection.rollback();
        connection.close();
    }

    @Test
    void aRevokeDoesNotCommitBeforeAWriteThatWasCheckedBefore() throws Exception {
        writer.enterTenant(firm);
        lock(writer, false);
        assertThat(isActive(writer)).isTrue();

        Future<?> revoke = other.submit(this::disable);
        await().atMost(SOON).until(this::somebodyWaits);
        assertThat(revoke.isDone()).isFalse();
        assertThat(isActive(writer))
                .as("the right is there until the write is over")
                .isTrue();

        connection.commit();
        revoke.get();
        writer.enterTenant(firm);
        assertThat(isActive(writer)).isFalse();
    }

    @Test
    void aWriteThatComesWhileARevokeCommitsIsCheckedAfterIt() throws Exception {
        writer.enterTenant(firm);
        lock(writer, true);
        writer.update("UPDATE users SET status = 'disabled' WHERE tenant_id = ? AND id = ?", firm, member);

        Future<Boolean> write = other.submit(() -> DATABASE.inTenant(firm, sql -> {
            lock(sql, false);
            return isActive(sql);
        }));
        await().atMost(SOON).until(this::somebodyWaits);
        connection.commit();

        assertThat(write.get()).as("allowed by a right that was gone").isFalse();
    }

    @Test
    void writesOfOneTenantDoNotWaitForEachOtherNorForRevokesOfAnother() {
        writer.enterTenant(firm);
        lock(writer, false);
        UUID elsewhere = people.firm();
        UUID stranger = people.member(elsewhere);

        DATABASE.inTenant(firm, sql -> lock(sql, false));
        DATABASE.asOwner(sql -> sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", stranger));
    }

    /** Writers, use cases that change rights and changes by hand, at random: none fails, and no write uses a right that is gone. */
    @Test
    void aRandomMixEndsWithoutDeadlockAndWithoutAWriteByALostRight() {
        int threads = 6;
        var number = new AtomicInteger();
        List<UUID> members = List.of(member, people.member(firm), people.member(firm));
        members.forEach(this::grant);

        List<Integer> wrong = Together.run(threads, () -> {
            var random = new Random(SEED + number.incrementAndGet());
            int faults = 0;
            for (int i = 0; i < 60; i++) {
                UUID whom = members.get(random.nextInt(members.size()));
                int what = random.nextInt(4);
                faults +=
                        what < 2 ? write(whom) : what == 2 ? changeByUseCase(whom, random) : changeByHand(whom, random);
            }
            return faults;
        });

        assertThat(wrong).as("seed %d", SEED).containsOnly(0);
    }

    private int write(UUID whom) {
        return DATABASE.inTenant(firm, sql -> {
            long epoch = lock(sql, false);
            boolean before = isActive(sql, whom);
            sql.update(
                    "UPDATE users SET name = ? WHERE tenant_id = ? AND id = ?",
                    UUID.randomUUID().toString(),
                    firm,
                    whom);
            boolean after = isActive(sql, whom);
            return before == after && epoch == epoch(sql) ? 0 : 1;
        });
    }

    private int changeByUseCase(UUID whom, Random random) {
        return DATABASE.inTenant(firm, sql -> {
            lock(sql, true);
            toggle(sql, whom, random);
            return 0;
        });
    }

    /** Takes its rows first and the lock at its end. */
    private int changeByHand(UUID whom, Random random) {
        return DATABASE.asOwner(sql -> {
            sql.update(
                    "UPDATE user_roles SET valid_to = now() + ? * interval '1 hour' WHERE tenant_id = ? AND user_id = ?",
                    1 + random.nextInt(100),
                    firm,
                    whom);
            return 0;
        });
    }

    private void toggle(Sql sql, UUID whom, Random random) {
        sql.update(
                "UPDATE users SET status = ? WHERE tenant_id = ? AND id = ?",
                random.nextBoolean() ? "active" : "disabled",
                firm,
                whom);
    }

    private void grant(UUID whom) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type)"
                        + " SELECT ?, gen_random_uuid(), ?, id, 'tenant' FROM roles WHERE tenant_id = ? LIMIT 1",
                firm,
                whom,
                firm));
    }

    private void disable() {
        DATABASE.asOwner(sql -> sql.update("UPDATE users SET status = 'disabled' WHERE id = ?", member));
    }

    private boolean somebodyWaits() {
        return DATABASE.<Long>asOwner(
                        sql -> sql.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                > 0;
    }

    private boolean isActive(Sql sql) {
        return isActive(sql, member);
    }

    private boolean isActive(Sql sql, UUID whom) {
        return sql.one("SELECT status = 'active' FROM users WHERE tenant_id = ? AND id = ?", firm, whom);
    }

    private static long lock(Sql sql, boolean change) {
        return sql.<Long>one("SELECT lock_rights(?)", change);
    }

    private long epoch(Sql sql) {
        return sql.<Long>one("SELECT epoch FROM tenant_epochs WHERE tenant_id = ?", firm);
    }
}
