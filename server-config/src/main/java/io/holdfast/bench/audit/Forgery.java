package io.holdfast.bench.audit;

import java.util.List;

/**
 * What somebody who is superuser of the database does to a log of which checkpoints are mirrored.
 *
 * @param name for the report
 * @param sql done in one transaction. {@code $t} is the tenant, {@code $u} another one, {@code $k} the position
 */
record Forgery(String name, List<String> sql) {
    private static final String EVENT =
            "SELECT p.event_id, p.event_time FROM audit_position p WHERE p.tenant_id = $t AND p.n = $k";
    private static final String AT_K = " WHERE tenant_id = $t AND (id, \"timestamp\") = (" + EVENT + ")";
    private static final String EDIT = "UPDATE audit_log SET user_id = gen_random_uuid(), canonical = convert_to("
            + "replace(convert_from(canonical, 'UTF8'), '\"outcome\":\"', '\"outcome\":\"NOT_'), 'UTF8')" + AT_K;
    private static final String HASH_ROW =
            "UPDATE audit_log SET leaf_hash = sha256('\\x00'::bytea || canonical)" + AT_K;
    private static final String HASH_POSITION =
            "UPDATE audit_position p SET leaf_hash = l.leaf_hash FROM audit_log l WHERE p.tenant_id = $t AND p.n = $k"
                    + " AND l.tenant_id = p.tenant_id AND l.id = p.event_id AND l.\"timestamp\" = p.event_time";
    /** The chain from there on, as the sequencer would have made it. */
    private static final String CHAIN = """
            DO $do$
            DECLARE
              v_chain bytea := coalesce((SELECT chain_hash FROM audit_position WHERE tenant_id = $t AND n = $k - 1),
                decode(repeat('00', 32), 'hex'));
              v_row record;
            BEGIN
              CREATE TEMPORARY TABLE bench_chain (n bigint PRIMARY KEY, chain bytea) ON COMMIT DROP;
              FOR v_row IN SELECT n, leaf_hash FROM audit_position WHERE tenant_id = $t AND n >= $k ORDER BY n LOOP
                v_chain := sha256('\\x03'::bytea || uuid_send($t) || int8send(v_row.n) || v_chain || v_row.leaf_hash);
                INSERT INTO bench_chain VALUES (v_row.n, v_chain);
              END LOOP;
              ANALYZE bench_chain;
              UPDATE audit_position p SET chain_hash = c.chain FROM bench_chain c WHERE p.tenant_id = $t AND p.n = c.n;
            END $do$""";

    private static final String UNGUARDED = "ALTER TABLE audit_position DROP CONSTRAINT audit_position_pkey,"
            + " DROP CONSTRAINT audit_position_event_key";
    private static final String INDEXED = "CREATE INDEX ON audit_position (tenant_id, n)";
    private static final String UP = "UPDATE audit_position SET n = n - 1 WHERE tenant_id = $t AND n > $k";
    private static final String DOWN = "UPDATE audit_position SET n = n + 1 WHERE tenant_id = $t AND n >= $k";
    private static final String NO_CHECKPOINTS_BEYOND =
            "DELETE FROM audit_checkpoints WHERE tenant_id = $t AND size > $k";

    /** Those of the catalogue that are done to tables; what is done to files and proofs is in {@link FileForgeries}. */
    static List<Forgery> all() {
        return List.of(
                of("a field edited", EDIT),
                of("edited, hash of the row computed anew", EDIT, HASH_ROW, HASH_POSITION),
                of("edited, whole chain computed anew", EDIT, HASH_ROW, HASH_POSITION, CHAIN),
                of("time only changed", """
                        UPDATE audit_log SET canonical = convert_to(regexp_replace(convert_from(canonical, 'UTF8'),
                          '"time":"....', '"time":"2001'), 'UTF8')""" + AT_K, HASH_ROW, HASH_POSITION),
                of("deleted in the middle", "DELETE FROM audit_position WHERE tenant_id = $t AND n = $k"),
                of(
                        "deleted in the middle, positions moved up",
                        UNGUARDED,
                        INDEXED,
                        "DELETE FROM audit_position WHERE tenant_id = $t AND n = $k",
                        UP),
                of(
                        "deleted in the middle, positions moved up, chain computed anew",
                        UNGUARDED,
                        INDEXED,
                        "DELETE FROM audit_position WHERE tenant_id = $t AND n = $k",
                        UP,
                        CHAIN),
                of("body missing without a retention record", "DELETE FROM audit_log" + AT_K),
                of(
                        "tail deleted, with its checkpoints",
                        "DELETE FROM audit_position WHERE tenant_id = $t AND n >= $k",
                        NO_CHECKPOINTS_BEYOND),
                of("tail deleted, checkpoints left", "DELETE FROM audit_position WHERE tenant_id = $t AND n >= $k"),
                of("tables truncated", "TRUNCATE audit_log, audit_position"),
                of("a partition dropped", """
                        DO $do$
                        BEGIN
                          EXECUTE format('DROP TABLE %s', (SELECT l.tableoid::regclass FROM audit_log l
                            WHERE l.tenant_id = $t AND (l.id, l."timestamp") = (SELECT p.event_id, p.event_time
                              FROM audit_position p WHERE p.tenant_id = $t AND p.n = $k)));
                        END $do$"""),
                of("two events change places", UNGUARDED, INDEXED, """
                        UPDATE audit_position a SET event_id = b.event_id, event_time = b.event_time, leaf_hash = b.leaf_hash
                        FROM audit_position b WHERE a.tenant_id = $t AND b.tenant_id = $t
                          AND a.n IN ($k, $k + 1) AND b.n = 2 * $k + 1 - a.n"""),
                of("an event twice at one position", UNGUARDED, INDEXED, """
                        INSERT INTO audit_position (tenant_id, n, event_id, event_time, chain_hash, leaf_hash)
                        SELECT tenant_id, n, event_id, event_time, chain_hash, leaf_hash FROM audit_position
                        WHERE tenant_id = $t AND n = $k"""),
                of("an event copied to the next position", UNGUARDED, INDEXED, DOWN, """
                        INSERT INTO audit_position (tenant_id, n, event_id, event_time, chain_hash, leaf_hash)
                        SELECT tenant_id, $k, event_id, event_time, chain_hash, leaf_hash FROM audit_position
                        WHERE tenant_id = $t AND n = $k + 1"""),
                of("a forged event put in, chain computed anew", UNGUARDED, INDEXED, DOWN, """
                        INSERT INTO audit_log SELECT (jsonb_populate_record(l, jsonb_build_object('id', f.id,
                          'canonical', f.bytes, 'leaf_hash', sha256('\\x00'::bytea || f.bytes)))).*
                        FROM audit_log l, LATERAL (SELECT f.id, convert_to(replace(convert_from(l.canonical, 'UTF8'),
                          '"id":"' || l.id, '"id":"' || f.id), 'UTF8') AS bytes
                          FROM (SELECT CAST('01990000-0000-7000-8000-00000000f0e4' AS uuid) AS id) f) f
                        WHERE l.tenant_id = $t AND (l.id, l."timestamp") = (SELECT p.event_id, p.event_time
                          FROM audit_position p WHERE p.tenant_id = $t AND p.n = $k + 1)""", """
                        INSERT INTO audit_position (tenant_id, n, event_id, event_time, chain_hash, leaf_hash)
                        SELECT p.tenant_id, $k, l.id, l."timestamp", p.chain_hash, l.leaf_hash
                        FROM audit_position p JOIN audit_log l ON l.tenant_id = $t
                          AND l.id = '01990000-0000-7000-8000-00000000f0e4' AND l."timestamp" = p.event_time
                        WHERE p.tenant_id = $t AND p.n = $k + 1""", CHAIN),
                of("rows of two tenants change places", """
                        WITH two AS (
                          SELECT p.tenant_id, p.event_id, p.event_time FROM audit_position p
                          WHERE (p.tenant_id, p.n) IN (($t, $k), ($u, 0)))
                        UPDATE audit_log l SET canonical = o.canonical, leaf_hash = o.leaf_hash
                        FROM two a, two b, audit_log o
                        WHERE a.tenant_id <> b.tenant_id
                          AND l.tenant_id = a.tenant_id AND l.id = a.event_id AND l."timestamp" = a.event_time
                          AND o.tenant_id = b.tenant_id AND o.id = b.event_id AND o."timestamp" = b.event_time"""),
                of("tenant id changed", """
                        UPDATE audit_log SET canonical = convert_to(replace(convert_from(canonical, 'UTF8'),
                          CAST($t AS text), CAST($u AS text)), 'UTF8')""" + AT_K, HASH_ROW, HASH_POSITION),
                of(
                        "one tenant set back",
                        "DELETE FROM audit_log l USING audit_position p WHERE p.tenant_id = $t AND p.n >= $k"
                                + " AND l.tenant_id = p.tenant_id AND l.id = p.event_id AND l.\"timestamp\" = p.event_time",
                        "DELETE FROM audit_position WHERE tenant_id = $t AND n >= $k",
                        NO_CHECKPOINTS_BEYOND,
                        "UPDATE audit_heads SET size = $k, chain_hash = (SELECT chain_hash FROM audit_position"
                                + " WHERE tenant_id = $t AND n = $k - 1) WHERE tenant_id = $t"),
                of(
                        "all tenants set back",
                        "DELETE FROM audit_position p USING audit_heads h WHERE p.tenant_id = h.tenant_id AND p.n >= h.size * 9 / 10",
                        "DELETE FROM audit_checkpoints c USING audit_heads h WHERE c.tenant_id = h.tenant_id"
                                + " AND c.size > h.size * 9 / 10"));
    }

    /** It takes many events away; the first of them is named. */
    boolean isWide() {
        return name.contains("partition");
    }

    private static Forgery of(String name, String... sql) {
        return new Forgery(name, List.of(sql));
    }
}
