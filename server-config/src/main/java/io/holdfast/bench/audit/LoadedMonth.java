package io.holdfast.bench.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One month of the log, filled as a table of its own and then made a partition: indexes are built over what is there, which is far
 * faster than row by row. The rows are what the product writes, canonical bytes and leaf hashes included; of the personal values
 * only the commitments are there, as after an erasure.
 */
final class LoadedMonth {
    /** Every hundredth event is one of these: action, category, risk, outcome, entity, old and new values, reason. */
    private static final String KINDS = """
            CREATE TEMPORARY TABLE IF NOT EXISTS bench_kinds AS
            SELECT row_number() OVER () - 1 AS pick, k.* FROM (VALUES
              (38, 'project.read', 'DATA_ACCESS', 'LOW', 'SUCCEEDED', 'project', NULL, NULL, NULL),
              (20, 'invoice.read', 'DATA_ACCESS', 'LOW', 'SUCCEEDED', 'invoice', NULL, NULL, NULL),
              (6, 'invoice.download', 'DATA_ACCESS', 'LOW', 'SUCCEEDED', 'invoice', NULL, NULL, NULL),
              (10, 'LOGIN', 'AUTHENTICATION', 'LOW', 'SUCCEEDED', 'session', NULL, NULL, NULL),
              (8, 'LOGOUT', 'AUTHENTICATION', 'LOW', 'SUCCEEDED', 'session', NULL, NULL, NULL),
              (2, 'LOGIN', 'AUTHENTICATION', 'MEDIUM', 'FAILED', 'signin', NULL, NULL, 'IDENT-2001'),
              (2, 'project.read', 'DATA_ACCESS', 'LOW', 'DENIED', 'project', NULL, NULL, 'needs read:all-projects'),
              (6, 'job.read', 'ADMINISTRATION', 'LOW', 'SUCCEEDED', 'job', NULL, NULL, NULL),
              (4, 'session.end', 'AUTHENTICATION', 'MEDIUM', 'SUCCEEDED', 'session', NULL, NULL, 'left the device behind'),
              (3, 'role.grant', 'ADMINISTRATION', 'MEDIUM', 'SUCCEEDED', 'user', NULL, '{"role":"client_user"}', NULL),
              (1, 'user.status', 'ADMINISTRATION', 'HIGH', 'SUCCEEDED', 'user', '{"status":"ACTIVE"}',
                  '{"status":"DISABLED"}', 'asked for by telephone, ticket %s')
              ) AS k (weight, action, category, risk, outcome, entity, old, new, reason), generate_series(1, k.weight)""";

    private static final String ROWS = """
            INSERT INTO $table (tenant_id, id, "timestamp", user_id, actor_kind, actor_roles, action, outcome, category, risk, entity,
              entity_id, reason, old_values, new_values, meta, commitments, session_id, request_id, canonical, leaf_hash)
            SELECT tenant, id, at, person, 'user', '{client_admin}', action, outcome, category, risk, entity, thing, why,
              CAST(old AS jsonb), CAST(new AS jsonb), '{"source":"mirror"}',
              jsonb_build_object('ip_address', hidden), session, request, bytes, sha256('\\x00'::bytea || bytes)
            FROM (SELECT e.*, convert_to('{"action":"' || action || '","actor":{"id":"' || person
                || '","kind":"user","roles":["client_admin"]},"category":"' || category
                || '","commitments":{"ip_address":"' || hidden || '"},"entity":"' || entity || '","entityId":"' || thing
                || '","format":1,"id":"' || id || '","meta":{"source":"mirror"}' || coalesce(',"new":' || new, '')
                || coalesce(',"old":' || old, '') || ',"outcome":"' || outcome || '"' || coalesce(',"reason":"' || why || '"', '')
                || ',"requestId":"' || request || '","risk":"' || risk || '","session":"' || session || '","tenant":"' || tenant
                || '","time":"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"}', 'UTF8') AS bytes
              FROM (SELECT k.*, at, m, tenant, m || md5(m) AS hidden,
                  CAST(substr(ms, 1, 8) || substr(ms, 9) || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15) AS uuid) AS id,
                  CAST(lpad(to_hex(who), 8, '0') || '00007000800000000000000b' AS uuid) AS person,
                  CAST(lpad(to_hex(what), 8, '0') || '00007000800000000000000c' AS uuid)::text AS thing,
                  CAST(md5(who || '/' || CAST(at AS date)) AS uuid)::text AS session,
                  CAST(m AS uuid)::text AS request,
                  replace(reason, '%s', CAST(what AS text)) AS why
                FROM (SELECT at, m, lpad(to_hex(CAST(extract(epoch FROM at) * 1000 AS bigint)), 12, '0') AS ms,
                    (CAST(? AS uuid[]))[CASE WHEN dice < 70 THEN 1 ELSE 2 + dice % (cardinality(CAST(? AS uuid[])) - 1) END] AS tenant,
                    CAST(CAST('x' || substr(m, 1, 4) AS bit(16)) AS int) % 200 AS who,
                    CAST(CAST('x' || substr(m, 5, 4) AS bit(16)) AS int) % 5000 AS what,
                    CAST(CAST('x' || substr(m, 9, 4) AS bit(16)) AS int) % 100 AS pick
                  FROM (SELECT md5('bench' || i) AS m, i % 100 AS dice,
                      CAST(? AS timestamptz) + (CAST(? AS timestamptz) - CAST(? AS timestamptz))
                        * ((i - ?) / CAST(? AS double precision)) AS at
                    FROM generate_series(CAST(? AS bigint), CAST(? AS bigint)) i) a) b
                JOIN bench_kinds k ON k.pick = b.pick) e) f""";

    private final YearMonth month;
    private final String table;

    LoadedMonth(YearMonth month) {
        this.month = month;
        this.table = String.format(Locale.ROOT, "audit_log_y%04dm%02d", month.getYear(), month.getMonthValue());
    }

    /**
     * Fills a table for this month, or for the part of it that is over. Committed; not yet part of the log.
     *
     * @param first number of the first event, which makes ids differ
     * @param tenants the first of them gets seven of ten
     */
    void fill(Connection owner, long first, long count, List<UUID> tenants, OffsetDateTime end) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("SET maintenance_work_mem = '512MB'");
            statement.execute(KINDS);
            statement.execute("CREATE TABLE " + fresh() + " (LIKE audit_log INCLUDING ALL EXCLUDING INDEXES)");
            statement.execute("CALL protect_tenant_table('" + fresh() + "', '')");
            statement.execute("CALL refuse_truncate('" + fresh() + "')");
        }
        var begin = start();
        var until = end.isBefore(begin.plusMonths(1)) ? end : begin.plusMonths(1);
        try (var insert = owner.prepareStatement(ROWS.replace("$table", fresh()))) {
            var array = owner.createArrayOf("uuid", tenants.toArray());
            insert.setArray(1, array);
            insert.setArray(2, array);
            insert.setObject(3, begin);
            insert.setObject(4, until);
            insert.setObject(5, begin);
            insert.setLong(6, first);
            insert.setLong(7, count);
            insert.setLong(8, first);
            insert.setLong(9, first + count - 1);
            insert.executeUpdate();
        }
        for (var index : indexes(owner)) {
            try (var statement = owner.createStatement()) {
                statement.execute(index);
            }
        }
        try (var statement = owner.createStatement()) {
            statement.execute("VACUUM (ANALYZE) " + fresh());
        }
    }

    /** All of it waits for a position. In the transaction that attaches it: a mark without its event is a finding. */
    void await(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("INSERT INTO audit_pending SELECT tenant_id, id, \"timestamp\" FROM " + fresh());
        }
    }

    /** Puts the table in the place of the month's partition, with the rows that this one has. */
    void attach(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            if (exists(owner)) {
                statement.execute("ALTER TABLE audit_log DETACH PARTITION " + table);
                statement.execute("INSERT INTO " + fresh() + " SELECT * FROM " + table);
                statement.execute("DROP TABLE " + table);
            }
            statement.execute("ALTER TABLE " + fresh() + " RENAME TO " + table);
            statement.execute("ALTER TABLE audit_log ATTACH PARTITION " + table + " FOR VALUES FROM ('" + start()
                    + "') TO ('" + start().plusMonths(1) + "')");
        }
    }

    /** Those of the log, for the new table: attached, they are taken over. */
    private List<String> indexes(Connection owner) throws SQLException {
        var all = new ArrayList<String>();
        try (var select = owner.prepareStatement("""
                SELECT pg_get_indexdef(i.indexrelid), i.indisprimary, pg_get_constraintdef(c.oid)
                FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype = 'p'
                WHERE i.indrelid = 'audit_log'::regclass ORDER BY i.indexrelid""");
                var row = select.executeQuery()) {
            while (row.next())
                all.add(
                        row.getBoolean(2)
                                ? "ALTER TABLE " + fresh() + " ADD " + row.getString(3)
                                : row.getString(1)
                                        .replaceFirst(
                                                "INDEX \\S+ ON (ONLY )?(public\\.)?audit_log", "INDEX ON " + fresh()));
        }
        return all;
    }

    private boolean exists(Connection owner) throws SQLException {
        try (var select = owner.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            select.setString(1, table);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private OffsetDateTime start() {
        return month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private String fresh() {
        return table + "_loaded";
    }
}
