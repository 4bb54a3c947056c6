package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.Sql;
import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What works before a tenant is known says no more than it must. */
class DoorFunctionsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void aLoginIsFoundByItsAddressAloneAndTellsThreeThings() {
        UUID login = aLogin("ada@bakery.example");
        List<Map<String, Object>> found =
                DATABASE.withoutTenant(sql -> sql.rows("SELECT * FROM login_by_email(?)", "ada@bakery.example"));
        assertThat(found).containsExactly(Map.of("login_id", login, "password_hash", "hash", "status", "active"));
        assertThat(DATABASE.<List<Map<String, Object>>>withoutTenant(
                        sql -> sql.rows("SELECT * FROM login_by_email('%')")))
                .isEmpty();
    }

    @Test
    void anAddressHasOneLogin() {
        aLogin("once@bakery.example");
        assertThat(DATABASE.<UUID>withoutTenant(
                        sql -> sql.one("SELECT create_login(?, 'once@bakery.example', 'other')", UUID.randomUUID())))
                .isNull();
        assertThat(DATABASE.<String>withoutTenant(
                        sql -> sql.one("SELECT password_hash FROM login_by_email('once@bakery.example')")))
                .isEqualTo("hash");
    }

    @Test
    void membershipsAreTheActiveOnesInActiveTenants() {
        UUID login = aLogin("member@bakery.example");
        UUID active = DATABASE.newTenant("food-safety");
        UUID left = DATABASE.newTenant("food-safety");
        UUID suspended = DATABASE.newTenant("food-safety");
        UUID user = aUser(active, login, "active");
        aUser(left, login, "disabled");
        aUser(suspended, login, "active");
        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET status = 'suspended' WHERE id = ?", suspended));
        List<Map<String, Object>> memberships =
                DATABASE.withoutTenant(sql -> sql.rows("SELECT * FROM memberships_of_login(?)", login));
        assertThat(memberships)
                .containsExactly(Map.of(
                        "tenant_id",
                        active,
                        "tenant_slug",
                        "t-" + active,
                        "tenant_name",
                        "Tenant " + active,
                        "user_id",
                        user));
    }

    @Test
    void aSessionAnInvitationAndAClientAreFoundByTheirDigestAlone() {
        UUID tenant = DATABASE.newTenant("food-safety");
        Map<String, String> session = DATABASE.asOwner(sql -> new RowGenerator(sql).insert("sessions", tenant));
        Map<String, String> invitation = DATABASE.asOwner(sql -> new RowGenerator(sql).insert("invitations", tenant));
        Map<String, String> client = DATABASE.asOwner(sql -> new RowGenerator(sql).insert("api_clients", tenant));
        assertThat(byToken("api_client_by_token", client.get("token_hash")))
                .containsExactly(Map.of("tenant_id", tenant, "client_id", UUID.fromString(client.get("id"))));
        assertThat(byToken("api_client_by_token", session.get("token_hash"))).isEmpty();
        assertThat(byToken("session_by_token", session.get("token_hash")))
                .containsExactly(Map.of("tenant_id", tenant, "session_id", UUID.fromString(session.get("id"))));
        assertThat(byToken("invitation_by_token", invitation.get("token_hash")))
                .containsExactly(Map.of("tenant_id", tenant, "invitation_id", UUID.fromString(invitation.get("id"))));
        assertThat(byToken("session_by_token", invitation.get("token_hash"))).isEmpty();
        assertThat(byToken("session_by_token", "\\x")).isEmpty();
    }

    @Test
    void aTenantIsFoundByItsSlug() {
        UUID tenant = DATABASE.newTenant("food-safety");
        assertThat(DATABASE.<UUID>withoutTenant(sql -> sql.one("SELECT tenant_by_slug(?)", "t-" + tenant)))
                .isEqualTo(tenant);
        assertThat(DATABASE.<UUID>withoutTenant(sql -> sql.one("SELECT tenant_by_slug('nobody')")))
                .isNull();
    }

    @Test
    void theAttemptBeyondTheLimitLocksUntilTheLockHasPassed() {
        for (int i = 0; i < 3; i++) {
            assertThat(lockAfterAttempt("mail:ada")).isNull();
        }
        Object lock = lockAfterAttempt("mail:ada");
        assertThat(lock).isNotNull();
        assertThat(lockAfterAttempt("mail:ada"))
                .as("further guesses do not prolong the lock")
                .isEqualTo(lock);
        assertThat(lockAfterAttempt("mail:bob")).as("another key").isNull();

        DATABASE.asOwner(sql -> sql.update(
                "UPDATE signin_throttles SET locked_until = now() - interval '1 second' WHERE key = 'mail:ada'"));
        for (int i = 0; i < 3; i++) {
            assertThat(lockAfterAttempt("mail:ada")).as("a new window").isNull();
        }
        assertThat(lockAfterAttempt("mail:ada")).isNotNull();
    }

    @Test
    void attemptsOfAPastWindowAreForgotten() {
        for (int i = 0; i < 3; i++) {
            lockAfterAttempt("mail:slow");
        }
        DATABASE.asOwner(
                sql -> sql.update(
                        "UPDATE signin_throttles SET window_started_at = now() - interval '16 minutes' WHERE key = 'mail:slow'"));
        assertThat(lockAfterAttempt("mail:slow")).isNull();
        assertThat(DATABASE.<Integer>asOwner(
                        sql -> sql.one("SELECT attempts FROM signin_throttles WHERE key = 'mail:slow'")))
                .isOne();
    }

    @Test
    void aSuccessClearsTheCount() {
        for (int i = 0; i < 3; i++) {
            lockAfterAttempt("mail:eve");
        }
        DATABASE.<Object>withoutTenant(sql -> sql.one("SELECT clear_signin_attempts('mail:eve')"));
        assertThat(lockAfterAttempt("mail:eve")).isNull();
    }

    @Test
    void aSuccessTakesItsOwnAttemptBackFromTheAddressAndNoMore() {
        for (int i = 0; i < 3; i++) {
            lockAfterAttempt("address:office");
        }
        DATABASE.<Object>withoutTenant(sql -> sql.one("SELECT forgive_signin_attempt('address:office')"));
        assertThat(lockAfterAttempt("address:office")).isNull();
        assertThat(lockAfterAttempt("address:office")).isNotNull();
        DATABASE.<Object>withoutTenant(sql -> sql.one("SELECT forgive_signin_attempt('address:office')"));
        assertThat(lockAfterAttempt("address:office")).isNotNull();
    }

    @Test
    void keysOfYesterdayAreSweptByLaterAttemptsButLocksAreNot() {
        DATABASE.asOwner(sql -> sql.update("""
                INSERT INTO signin_throttles (key, attempts, window_started_at, locked_until) VALUES
                  ('old:1', 1, now() - interval '2 days', NULL),
                  ('old:2', 9, now() - interval '2 days', now() - interval '1 day'),
                  ('old:3', 9, now() - interval '2 days', now() + interval '1 day')"""));
        lockAfterAttempt("mail:sweeper");
        assertThat(DATABASE.<List<String>>asOwner(
                        sql -> sql.column("SELECT key FROM signin_throttles WHERE key LIKE 'old:%'")))
                .containsExactly("old:3");
    }

    @Test
    void guessesInParallelCountAsManyAsTheyAre() throws Exception {
        int perThread = 10;
        var start = new CyclicBarrier(2);
        Callable<Long> guesser = () -> {
            try (Connection connection = DATABASE.app().getConnection()) {
                var sql = new Sql(connection);
                start.await();
                long free = 0;
                for (int i = 0; i < perThread; i++) {
                    free += attempt(sql, "mail:parallel", 7) == null ? 1 : 0;
                }
                return free;
            }
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Long> free = new ArrayList<>();
            for (Future<Long> result : threads.invokeAll(List.of(guesser, guesser))) {
                free.add(result.get());
            }
            assertThat(free.stream().mapToLong(Long::longValue).sum()).isEqualTo(7);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object lockAfterAttempt(String key) {
        return DATABASE.withoutTenant(sql -> attempt(sql, key, 3));
    }

    private static Object attempt(Sql sql, String key, int limit) {
        return sql.one(
                "SELECT register_signin_attempt(?, ?, interval '15 minutes', interval '15 minutes')", key, limit);
    }

    private static List<Map<String, Object>> byToken(String function, String digest) {
        return DATABASE.withoutTenant(sql -> sql.rows("SELECT * FROM " + function + "(CAST(? AS bytea))", digest));
    }

    private static UUID aLogin(String email) {
        return DATABASE.withoutTenant(sql -> sql.one("SELECT create_login(?, ?, 'hash')", UUID.randomUUID(), email));
    }

    private static UUID aUser(UUID tenant, UUID login, String status) {
        UUID user = UUID.randomUUID();
        DATABASE.inTenant(tenant, sql -> sql.update("""
                        INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id, status)
                        VALUES (?, ?, ?, 'someone@bakery.example', 'Someone', ?, ?)""", tenant, user, login, "dashboard-" + user, status));
        return user;
    }
}
