package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searching a hundred thousand projects of two tenants, and many invoices, reads the indexes of words and not the tables. */
class SearchPlanIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final int PROJECTS = 50_000;
    private static final int INVOICES = 20_000;

    private static UUID tenant;

    @BeforeAll
    static void twoTenantsWithManyRows() {
        tenant = filled();
        filled();
        DATABASE.asOwner(sql -> sql.update("ANALYZE projects_cache, invoices_cache"));
    }

    private static UUID filled() {
        UUID id = DATABASE.newTenant("engineering-portal");
        DATABASE.asOwner(sql -> sql.update("""
                INSERT INTO projects_cache (tenant_id, id, zoho_project_id, name, status, last_synced)
                SELECT ?, gen_random_uuid(), n::text, 'Project ' || n || ' of harbor ' || n % 1000, 'Active', now()
                FROM generate_series(1, ?) n""", id, PROJECTS));
        DATABASE.asOwner(sql -> sql.update("""
                INSERT INTO invoices_cache (tenant_id, id, zoho_invoice_id, invoice_number, status, total_amount, last_synced)
                SELECT ?, gen_random_uuid(), n::text, 'INV-' || lpad(n::text, 6, '0'), 'sent', 1, now()
                FROM generate_series(1, ?) n""", id, INVOICES));
        return id;
    }

    @Test
    void projectsAreFoundByTheIndex() {
        readsTheIndexAndNotTheTable(
                "projects_cache",
                "idx_projects_words",
                "SELECT title FROM search_projects('harbor 777 31777', true, '{}', '{}', 3, NULL, NULL, 10)",
                "Project 31777 of harbor 777");
    }

    @Test
    void invoicesAreFoundByTheIndex() {
        readsTheIndexAndNotTheTable(
                "invoices_cache",
                "idx_invoices_words",
                "SELECT title FROM search_invoices('inv 17777', true, '{}', '{}', NULL, 3, NULL, NULL, 10)",
                "INV-017777");
    }

    private static void readsTheIndexAndNotTheTable(String table, String index, String search, String title) {
        long scansBefore = scans(table);
        long readsBefore = reads(index);

        List<String> found = DATABASE.inTenant(tenant, sql -> {
            List<String> titles = sql.column(search);
            sql.one("SELECT pg_stat_force_next_flush()");
            return titles;
        });

        assertThat(found).containsExactly(title);
        await().until(() -> reads(index) == readsBefore + 1);
        assertThat(scans(table)).isEqualTo(scansBefore);
    }

    /** How often the whole table was read. */
    private static long scans(String table) {
        return statistic("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = ?", table);
    }

    private static long reads(String index) {
        return statistic("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = ?", index);
    }

    private static long statistic(String query, String name) {
        return DATABASE.<Long>asOwner(sql -> sql.one(query, name));
    }
}
