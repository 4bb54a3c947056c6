package io.holdfast.bench.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tables and tenants of the benchmark's own, bound to their tenant as every table of the product is. */
final class BenchTables {
    private static final int PEOPLE = 64;
    private static final int ROWS_OF_ONE = 64;

    private BenchTables() {}

    static void make(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(
                    "CREATE TABLE bench_rows (tenant_id uuid NOT NULL REFERENCES tenants (id), id uuid NOT NULL,"
                            + " value bigint NOT NULL DEFAULT 0, PRIMARY KEY (tenant_id, id))");
            statement.execute("CALL protect_tenant_table('bench_rows', 'SELECT, UPDATE')");
            statement.execute(
                    "CREATE TABLE bench_changes (tenant_id uuid NOT NULL REFERENCES tenants (id), id uuid NOT NULL,"
                            + " PRIMARY KEY (tenant_id, id))");
            statement.execute("CALL protect_tenant_table('bench_changes', 'SELECT, INSERT')");
        }
    }

    static List<UUID> tenants(Connection owner, int count) throws SQLException {
        var tenants = new ArrayList<UUID>();
        try (var insert = owner.prepareStatement(
                "INSERT INTO tenants (id, slug, name, kind) VALUES (?, ?, 'Of the benchmark', 'engineering-portal')")) {
            for (int n = 0; n < count; n++) {
                var tenant = UUID.randomUUID();
                insert.setObject(1, tenant);
                insert.setString(2, "bench-" + tenant);
                insert.executeUpdate();
                tenants.add(tenant);
            }
        }
        return tenants;
    }

    /** What the people of a load change: see {@code io.holdfast.bench.inside.Load.row}. */
    static void rows(Connection owner, UUID tenant) throws SQLException {
        try (var insert = owner.prepareStatement("""
                INSERT INTO bench_rows (tenant_id, id)
                SELECT ?, CAST('00000000-0000-8000-8000-' || lpad(to_hex(p), 4, '0') || lpad(to_hex(r), 8, '0') AS uuid)
                FROM generate_series(0, ?) p, generate_series(0, ?) r""")) {
            insert.setObject(1, tenant);
            insert.setInt(2, PEOPLE - 1);
            insert.setInt(3, ROWS_OF_ONE - 1);
            insert.executeUpdate();
        }
    }
}
