package io.holdfast.database;

import io.holdfast.testing.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What PostgreSQL itself says about Holdfast's tables. Names are those of schema {@code public}. */
final class Catalog {
    private static final String TABLES = """
            SELECT c.relname::text FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN (%s) AND %s
              AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
            ORDER BY 1""";
    private static final Pattern ALLOWED_WORDS = Pattern.compile("(\\w+)\\)?(?:::text)? = ANY \\(+ARRAY\\['([^']*)'");

    private final Sql sql;

    Catalog(Sql sql) {
        this.sql = sql;
    }

    /** Tables whose rows belong to a tenant; of a partitioned one the parent. */
    List<String> tenantTables() {
        return sql.column(TABLES.formatted("'r', 'p'", "NOT c.relispartition"));
    }

    List<String> partitions() {
        return sql.column(TABLES.formatted("'r', 'p'", "c.relispartition"));
    }

    List<String> tenantViews() {
        return sql.column(TABLES.formatted("'v'", "true"));
    }

    List<String> allTables() {
        return sql.column("""
                SELECT c.relname::text FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                ORDER BY 1""");
    }

    List<Column> columns(String table) {
        return sql.rows("""
                        SELECT attname::text AS name, format_type(atttypid, NULL) AS type, attnotnull AS required,
                               atthasdef AS filled
                        FROM pg_attribute WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped
                        ORDER BY attnum""", table).stream().map(Column::of).toList();
    }

    List<ForeignKey> foreignKeys(String table) {
        return sql.rows("""
                        SELECT k.conrelid::regclass::text AS "from", k.confrelid::regclass::text AS "to",
                               pg_get_constraintdef(k.oid) AS definition
                        FROM pg_constraint k
                        WHERE k.contype = 'f' AND k.conparentid = 0 AND k.conrelid = CAST(? AS regclass) ORDER BY k.conname""", table).stream().map(ForeignKey::of).toList();
    }

    /** Of each column that a CHECK limits to a list of words, the first word. */
    Map<String, String> firstAllowedWords(String table) {
        Map<String, String> words = new TreeMap<>();
        List<String> checks = sql.column(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conrelid = CAST(? AS regclass)",
                table);
        for (String check : checks) {
            Matcher matcher = ALLOWED_WORDS.matcher(check);
            if (matcher.find()) {
                words.put(matcher.group(1), matcher.group(2));
            }
        }
        return words;
    }

    /**
     * @param required the column refuses null
     * @param filled the column has a default
     */
    record Column(String name, String type, boolean required, boolean filled) {
        static Column of(Map<String, Object> row) {
            return new Column(
                    (String) row.get("name"), (String) row.get("type"), (Boolean) row.get("required"), (Boolean)
                            row.get("filled"));
        }
    }

    record ForeignKey(String from, String to, List<String> columns, List<String> targets, String definition) {
        private static final Pattern PARTS =
                Pattern.compile("FOREIGN KEY \\(([^)]*)\\) REFERENCES \\S+?\\(([^)]*)\\).*", Pattern.DOTALL);

        static ForeignKey of(Map<String, Object> row) {
            String definition = (String) row.get("definition");
            Matcher matcher = PARTS.matcher(definition);
            if (!matcher.matches()) {
                throw new IllegalStateException("not a foreign key: " + definition);
            }
            return new ForeignKey(
                    (String) row.get("from"),
                    (String) row.get("to"),
                    names(matcher.group(1)),
                    names(matcher.group(2)),
                    definition);
        }

        boolean isComposite() {
            return columns.size() > 1 && columns.contains("tenant_id");
        }

        private static List<String> names(String list) {
            return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toUnmodifiableList());
        }

        @Override
        public String toString() {
            return from + columns + " to " + to;
        }
    }
}
