package io.holdfast.bench.matrix;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sums over every row of every organization, to see that nothing of them has changed. */
final class Untouched {
    /** The log and its proof: each refusal is meant to be there. */
    private static final String LOG = "audit_%";
    /** What time itself changes in a row. */
    private static final String MOVING =
            "{last_seen_at,idle_expires_at,last_synced,updated_at,last_used_at,heartbeat_at}";
    /** What the product does by itself, beside any request: reading Zoho, its timers, what it measures of itself. */
    private static final List<String> BY_ITSELF = List.of(
            "job_schedules",
            "projection_refreshes",
            "system_logs",
            "zoho_budgets",
            "zoho_calls_under_way",
            "zoho_concurrency",
            "zoho_connections",
            "zoho_pauses");

    private final Rows rows;
    private final String query;

    Untouched(Rows rows) {
        this.rows = rows;
        this.query = tables(rows).stream().map(Untouched::sum).collect(joining(" UNION ALL "));
    }

    private static List<String> tables(Rows rows) {
        var tables = rows.all("""
                  SELECT c.relname FROM pg_class c
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                    AND c.relname NOT LIKE ? ORDER BY 1\
                  """, row -> row.text(1), LOG);
        tables.removeAll(BY_ITSELF);
        return tables;
    }

    /** Jobs of nobody are the product's own. */
    private static String sum(String table) {
        var row = table.equals("jobs") ? "j.id::text" : "(to_jsonb(j) - '" + MOVING + "'::text[])::text";
        var which = table.equals("jobs") ? " WHERE j.user_id IS NOT NULL" : "";
        return "SELECT '" + table + "', count(*) || ' ' || coalesce(sum(hashtextextended(" + row + ", 0)), 0) FROM "
                + table + " j" + which;
    }

    /** The sum of each table. */
    Map<String, String> sums() {
        return rows.all(query, row -> Map.entry(row.text(1), row.text(2))).stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The tables that are not as they were. */
    static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        var changed = new TreeSet<String>();
        before.forEach((table, sum) -> {
            if (!sum.equals(after.get(table))) changed.add(table);
        });
        return changed;
    }
}
