package io.holdfast.bench.audit;

import io.holdfast.bench.product.Product;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Forgeries that leave every proven byte alone: of columns, of rows beside the log, of checkpoints that lie in the database. */
final class DatabaseForgeries {
    private static final String STRANGER = "01990000-0000-7000-8000-00000000f0e5";
    private static final String AT =
            " WHERE tenant_id = ? AND (id, \"timestamp\") = (SELECT p.event_id, p.event_time FROM audit_position p"
                    + " WHERE p.tenant_id = ? AND p.n = ?)";

    private final Product product;
    private final UUID tenant;
    private final StolenKey former;
    private final List<Done> done = new ArrayList<>();
    private Connection admin;
    private UUID erased;

    /** @param former a key that was replaced, which the forger has kept */
    DatabaseForgeries(Product product, UUID tenant, StolenKey former) {
        this.product = product;
        this.tenant = tenant;
        this.former = former;
    }

    /**
     * What was done, and what is to be found.
     *
     * @param position null when it shows at none
     * @param event its id; null when it is about no single one
     */
    record Done(String name, String kind, Long position, String event) {
        boolean isFoundBy(JsonObject finding) {
            return finding.getString("kind").equals(kind)
                    && (position == null
                            ? finding.getString("event", "").equals(event)
                            : finding.containsKey("position")
                                    && finding.getJsonNumber("position").longValue() == position);
        }

        String place() {
            return position == null ? "event " + event : "at " + position;
        }
    }

    /** Copies a person's values before they are erased. @return the person */
    UUID keepValuesOf(UUID person) throws IOException, SQLException {
        erased = person;
        try (var opened = product.database("admin")) {
            admin = opened;
            change(
                    "CREATE TABLE bench_kept AS SELECT * FROM audit_personal WHERE tenant_id = ? AND subject_id = ?",
                    tenant,
                    person);
        }
        return person;
    }

    /** All of them, in one transaction. Nobody else is connected. */
    List<Done> forge() throws IOException, SQLException, GeneralSecurityException {
        try (var opened = product.database("admin");
                var statement = opened.createStatement()) {
            opened.setAutoCommit(false);
            admin = opened;
            statement.execute(LogCopy.UNGUARDED);
            all();
            opened.commit();
        }
        return List.copyOf(done);
    }

    private void all() throws SQLException, GeneralSecurityException {
        long size = WholeLog.NoteText.newest(admin, tenant).size();
        column("a column that says something else than the bytes", size * 2 / 10, "user_id = gen_random_uuid()");
        column("the copy of the values for searching", size * 3 / 10, "meta = meta || '{\"count\": 4711}'");
        stranger(size * 4 / 10);
        putBack();
        clockSetBack();
        replacedKey();
    }

    private void column(String name, long position, String set) throws SQLException {
        change("UPDATE audit_log SET " + set + AT, tenant, tenant, position);
        done.add(new Done(name, "COLUMN_CHANGED", position, null));
    }

    /** Like a real one in everything but that it never waited for a position. */
    private void stranger(long like) throws SQLException {
        change(
                """
                INSERT INTO audit_log SELECT (jsonb_populate_record(l, jsonb_build_object('id', f.id,
                  'canonical', f.bytes, 'leaf_hash', sha256('\\x00'::bytea || f.bytes)))).*
                FROM audit_log l, LATERAL (SELECT CAST(? AS text) AS id, convert_to(replace(convert_from(l.canonical, 'UTF8'),
                  '"id":"' || l.id, '"id":"' || ?), 'UTF8') AS bytes) f"""
                        + AT.replace("(id, \"timestamp\")", "(l.id, l.\"timestamp\")")
                                .replace("WHERE tenant_id", "WHERE l.tenant_id"),
                STRANGER,
                STRANGER,
                tenant,
                tenant,
                like);
        done.add(new Done("an event put in beside the log", "EVENT_UNNUMBERED", null, STRANGER));
    }

    private void putBack() throws SQLException {
        change(
                "INSERT INTO audit_subject_keys (tenant_id, subject_id, wrapped_key) VALUES (?, ?, 'another')"
                        + " ON CONFLICT DO NOTHING",
                tenant,
                erased);
        change("INSERT INTO audit_personal SELECT * FROM bench_kept ORDER BY event_time, field LIMIT 1");
        try (var select = admin.prepareStatement("""
                SELECT p.n FROM bench_kept k JOIN audit_position p ON p.tenant_id = k.tenant_id AND p.event_id = k.event_id
                ORDER BY k.event_time, k.field LIMIT 1""");
                var row = select.executeQuery()) {
            row.next();
            done.add(new Done("an erased personal value put back", "ERASED_VALUE", row.getLong(1), null));
        }
    }

    /** The last checkpoint before the key was replaced, signed anew with an earlier time. */
    private void clockSetBack() throws SQLException, GeneralSecurityException {
        var at = checkpoint(
                "number < (SELECT min(v.number) FROM audit_checkpoints v WHERE v.tenant_id = ? AND v.vouches)");
        sign(at, at.signedAt().minus(Duration.ofDays(1)));
        done.add(new Done("clock set back", "TIME_WRONG", at.size() - 1, null));
    }

    private void replacedKey() throws SQLException, GeneralSecurityException {
        var at = checkpoint("tenant_id = ?");
        sign(at, at.signedAt());
        done.add(new Done("a checkpoint signed with the replaced key", "KEY_REPLACED", at.size() - 1, null));
    }

    private record Signed(long number, long size, String origin, byte[] root, Instant signedAt) {}

    private Signed checkpoint(String which) throws SQLException {
        try (var select = admin.prepareStatement("SELECT number, size, origin, root, signed_at FROM audit_checkpoints c"
                + " WHERE c.tenant_id = ? AND c." + which + " ORDER BY number DESC LIMIT 1")) {
            select.setObject(1, tenant);
            select.setObject(2, tenant);
            try (var row = select.executeQuery()) {
                row.next();
                return new Signed(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getBytes(4),
                        row.getTimestamp(5).toInstant());
            }
        }
    }

    private void sign(Signed at, Instant time) throws SQLException, GeneralSecurityException {
        change(
                "UPDATE audit_checkpoints SET note = ?, signed_at = ? WHERE tenant_id = ? AND number = ?",
                former.sign(at.origin(), at.size(), Base64.getEncoder().encodeToString(at.root()), time),
                Timestamp.from(time),
                tenant,
                at.number());
    }

    private void change(String sql, Object... parameters) throws SQLException {
        try (var statement = admin.prepareStatement(sql)) {
            for (int n = 0; n < parameters.length; n++) statement.setObject(n + 1, parameters[n]);
            statement.executeUpdate();
        }
    }
}
