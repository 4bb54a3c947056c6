package io.holdfast.database;

import io.holdfast.database.Catalog.Column;
import io.holdfast.database.Catalog.ForeignKey;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Makes a row of any table from the catalog: every required column by its type, every foreign key with a fresh parent of the
 * same tenant. Values are PostgreSQL literals as text. A table whose checks need more has an entry in {@link #FIXTURES}; one
 * that needs an entry and has none fails with its name, so that no new table escapes the tests that use this.
 */
final class RowGenerator {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, Consumer<Map<String, String>>> FIXTURES = Map.of(
            "audit_log",
            row -> row.put("leaf_hash", leafHashOf(row.get("canonical"))),
            "authz_entities",
            row -> row.put("type", "user"),
            "audit_settings",
            row -> row.put("retention", "P1Y"),
            "audit_tree",
            row -> row.put("level", "8"),
            "tenants",
            row -> row.put("slug", "generated-" + NUMBER.incrementAndGet()),
            "jobs",
            row -> row.put("type", "thing.do"),
            "job_schedules",
            row -> row.put("type", "thing.do"),
            "tenant_switches",
            row -> row.put("organization_id", row.get("tenant_id")),
            "emergency_access",
            row -> row.put("longest_minutes", "60"));

    private final Sql owner;
    private final Catalog catalog;

    RowGenerator(Sql owner) {
        this.owner = owner;
        this.catalog = new Catalog(owner);
    }

    /** Inserts a row, and its parents, as the owner. Returns the values that were given. */
    Map<String, String> insert(String table, UUID tenant) {
        Map<String, String> row = rowOf(table, tenant);
        try {
            owner.update(insertStatement(table, row), row.values().toArray());
        } catch (SqlFailure e) {
            throw new AssertionError("write a fixture for table " + table + " in RowGenerator", e);
        }
        return row;
    }

    /** Makes the values of a row that is not inserted yet; its parents are. */
    Map<String, String> rowOf(String table, UUID tenant) {
        Map<String, String> row = new LinkedHashMap<>();
        Map<String, String> words = catalog.firstAllowedWords(table);
        for (Column column : catalog.columns(table)) {
            if (column.name().equals("tenant_id")) {
                row.put("tenant_id", tenant.toString());
            } else if (column.required() && !column.filled()) {
                row.put(column.name(), words.getOrDefault(column.name(), literal(table, column)));
            }
        }
        for (ForeignKey key : catalog.foreignKeys(table)) {
            if (!key.to().equals("tenants")
                    && (key.isComposite() || row.keySet().containsAll(key.columns()))) {
                row.putAll(reference(key, insert(key.to(), tenant)));
            }
        }
        FIXTURES.getOrDefault(table, values -> {}).accept(row);
        return row;
    }

    /** The columns of a foreign key, filled so that they name that parent. */
    static Map<String, String> reference(ForeignKey key, Map<String, String> parent) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            columns.put(key.columns().get(i), parent.get(key.targets().get(i)));
        }
        return columns;
    }

    static String insertStatement(String table, Map<String, String> row) {
        List<String> marks = Collections.nCopies(row.size(), "?");
        List<String> names = row.keySet().stream().map(name -> '"' + name + '"').toList();
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", marks) + ")";
    }

    private static String literal(String table, Column column) {
        int number = NUMBER.incrementAndGet();
        return switch (column.type()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "text", "character varying" -> "x" + number;
            case "bytea" -> bytea(sha256(new byte[] {(byte) number, (byte) (number >> 8)}));
            case "integer", "bigint", "smallint", "numeric" -> String.valueOf(number);
            case "timestamp with time zone" -> "now";
            case "date" -> "today";
            case "boolean" -> "false";
            case "jsonb", "text[]" -> "{}";
            case "inet" -> "192.0.2.1";
            default ->
                throw new AssertionError(
                        "teach RowGenerator the type " + column.type() + " of " + table + "." + column.name());
        };
    }

    private static String bytea(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    private static String leafHashOf(String canonical) {
        return bytea(sha256(HexFormat.of().parseHex("00" + canonical.substring(2))));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
