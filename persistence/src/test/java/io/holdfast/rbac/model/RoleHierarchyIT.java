package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.People;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleHierarchyIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final String CHECK_VIOLATION = "23514";
    private static final String INSERT = "INSERT INTO role_hierarchy (tenant_id, id, senior_id, junior_id)"
            + " SELECT s.tenant_id, gen_random_uuid(), s.id, j.id FROM roles s, roles j"
            + " WHERE s.tenant_id = ? AND j.tenant_id = s.tenant_id AND s.name = ? AND j.name = ?";

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private UUID firm;

    @BeforeEach
    void aFirm() {
        firm = new People(DATABASE).firm();
    }

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    @Test
    void aCycleOfAnyLengthIsRefused() {
        assertRefused("admin", "admin");
        takesOver("admin", "internal_pm");
        assertRefused("internal_pm", "admin");
        takesOver("internal_pm", "internal_engineer");
        assertRefused("internal_engineer", "admin");
        takesOver("admin", "internal_engineer");
    }

    @Test
    void twoHalvesOfACycleAtTheSameTimeDoNotBothStay() throws Exception {
        try (Connection connection = DATABASE.owner().getConnection()) {
            connection.setAutoCommit(false);
            var first = new Sql(connection);
            first.update(INSERT, firm, "admin", "internal_pm");

            Future<?> second = other.submit(() -> takesOver("internal_pm", "admin"));
            await().atMost(Duration.ofSeconds(20)).until(RoleHierarchyIT::somebodyWaits);
            connection.commit();

            assertThatThrownBy(second::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(SqlFailure.class, refused -> assertThat(refused.state())
                            .isEqualTo(CHECK_VIOLATION));
        }
    }

    @Test
    void aDenyIsForTheWholeOrganizationSoFar() throws SQLException {
        UUID member = new People(DATABASE).member(firm);
        assertThatThrownBy(() -> DATABASE.asOwner(sql -> sql.update(
                        "INSERT INTO permission_denies (tenant_id, id, user_id, permission_id, reason, scope_type, scope_id)"
                                + " SELECT tenant_id, gen_random_uuid(), ?, id, 'a test', 'account', gen_random_uuid()"
                                + " FROM permissions WHERE tenant_id = ? LIMIT 1",
                        member,
                        firm)))
                .isInstanceOfSatisfying(
                        SqlFailure.class, refused -> assertThat(refused.state()).isEqualTo(CHECK_VIOLATION));
    }

    private int takesOver(String senior, String junior) {
        return DATABASE.asOwner(sql -> sql.update(INSERT, firm, senior, junior));
    }

    private void assertRefused(String senior, String junior) {
        assertThatThrownBy(() -> takesOver(senior, junior))
                .isInstanceOfSatisfying(
                        SqlFailure.class, refused -> assertThat(refused.state()).isEqualTo(CHECK_VIOLATION));
    }

    private static boolean somebodyWaits() {
        return DATABASE.asOwner(sql ->
                        sql.<Long>one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
                > 0;
    }
}
