package io.holdfast.bench.audit;

import io.holdfast.bench.product.BenchException;
import jakarta.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A bundle (docs/AUDIT-PROOF.md) of a tenant's log from its first position to its newest checkpoint, of whatever the database holds
 * at the moment. It looks at nothing: a forged log is exported like a good one.
 */
final class WholeLog {
    private static final HexFormat HEX = HexFormat.of();
    private static final int FETCH = 5000;

    private WholeLog() {}

    /**
     * @param database sees the log, forged within its transaction or not
     * @param key public, as text
     * @return how many lines of events were written
     */
    static long export(Connection database, UUID tenant, String key, Path file) throws IOException, SQLException {
        var checkpoint = NoteText.newest(database, tenant);
        var lines = new long[1];
        var failure = new SQLException[1];
        write(file, tenant, checkpoint, key, 0, out -> {
            try {
                lines[0] = events(database, tenant, checkpoint.size(), out);
            } catch (SQLException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) throw failure[0];
        return lines[0];
    }

    /** Writes lines of events. */
    interface Lines {
        void to(OutputStream out) throws IOException;
    }

    /** @param selected how many events of a selection; 0 for a whole log */
    static void write(Path file, UUID tenant, NoteText checkpoint, String key, long selected, Lines lines)
            throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            add(zip, "README.txt", "Made by the benchmark.\n");
            add(zip, "keys.txt", key + "\n");
            add(zip, "checkpoint.txt", checkpoint.text());
            add(zip, "manifest.json", manifest(tenant, checkpoint, selected));
            if (selected == 0)
                add(zip, "proof.json", "{\"previousChain\":\"" + "0".repeat(64) + "\",\"left\":[],\"right\":[]}");
            zip.putNextEntry(new ZipEntry("events.jsonl"));
            lines.to(zip);
            zip.closeEntry();
        }
    }

    private static String manifest(UUID tenant, NoteText checkpoint, long selected) {
        return Json.createObjectBuilder()
                .add("format", 1)
                .add("kind", selected == 0 ? "range" : "selection")
                .add("origin", checkpoint.origin())
                .add("tenant", tenant.toString())
                .add("from", 0)
                .add("to", checkpoint.size())
                .add("size", checkpoint.size())
                .add("count", selected == 0 ? checkpoint.size() : selected)
                .add("made", Instant.now().toString())
                .add("filter", Json.createObjectBuilder())
                .build()
                .toString();
    }

    private static long events(Connection database, UUID tenant, long size, OutputStream out)
            throws IOException, SQLException {
        boolean auto = database.getAutoCommit();
        // Otherwise the driver would read everything before it gives the first row.
        database.setAutoCommit(false);
        long lines = 0;
        try (var select = database.prepareStatement("""
                SELECT p.n, p.chain_hash, p.leaf_hash, l.canonical FROM audit_position p
                LEFT JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
                WHERE p.tenant_id = ? AND p.n < ? ORDER BY p.n""")) {
            select.setFetchSize(FETCH);
            select.setObject(1, tenant);
            select.setLong(2, size);
            try (var row = select.executeQuery()) {
                for (; row.next(); lines++) {
                    var event = row.getBytes(4);
                    write(out, "{\"n\":" + row.getLong(1) + ",\"chain\":\"" + HEX.formatHex(row.getBytes(2)) + "\",");
                    if (event == null) {
                        write(out, "\"leaf\":\"" + HEX.formatHex(row.getBytes(3)) + "\"}\n");
                    } else {
                        write(out, "\"event\":");
                        out.write(event);
                        write(out, "}\n");
                    }
                }
            }
        } finally {
            if (auto) database.setAutoCommit(true);
        }
        return lines;
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** The text of a signed checkpoint, as far as an exporter reads it. */
    record NoteText(String text, String origin, long size) {
        static NoteText newest(Connection database, UUID tenant) throws SQLException {
            try (var select = database.prepareStatement(
                    "SELECT note FROM audit_checkpoints WHERE tenant_id = ? ORDER BY number DESC LIMIT 1")) {
                select.setObject(1, tenant);
                try (var row = select.executeQuery()) {
                    if (!row.next()) throw new BenchException("The log of " + tenant + " has no checkpoint.");
                    return of(row.getString(1));
                }
            }
        }

        /** The last one of that origin in a file of notes. */
        static NoteText newest(Path file, String origin) throws IOException {
            var text = Files.readString(file);
            int at = text.lastIndexOf(origin + "\n");
            if (at < 0) throw new BenchException("Nothing of " + origin + " is mirrored.");
            int end = text.indexOf("\n\n", at);
            return of(text.substring(at, end + 1));
        }

        static NoteText of(String note) {
            var lines = note.split("\n", 4);
            return new NoteText(note, lines[0], Long.parseLong(lines[1]));
        }
    }
}
