-- As before, but whatever the statistics say: a table that is empty most of the time counts as empty, and a join was then made by
-- comparing each mark with each number. Marks are found by their key, one after the other, and heads are upserted.
CREATE OR REPLACE FUNCTION number_audit_events(
    p_head_tenants uuid[], p_head_from bigint[], p_head_sizes bigint[], p_head_chains bytea[], p_head_frontiers bytea[],
    p_tenants uuid[], p_ns bigint[], p_events uuid[], p_times timestamptz[], p_chains bytea[], p_leaves bytea[],
    p_tree_tenants uuid[], p_tree_levels smallint[], p_tree_ns bigint[], p_tree_hashes bytea[])
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
DECLARE
  v_rows bigint;
BEGIN
  INSERT INTO audit_heads AS h (tenant_id, size, chain_hash, frontier)
    SELECT x.tenant, x.size, x.chain, x.frontier
    FROM unnest(p_head_tenants, p_head_sizes, p_head_chains, p_head_frontiers) AS x (tenant, size, chain, frontier)
    ON CONFLICT (tenant_id) DO UPDATE SET size = excluded.size, chain_hash = excluded.chain_hash, frontier = excluded.frontier
      WHERE h.size = p_head_from[array_position(p_head_tenants, h.tenant_id)];
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  IF v_rows <> cardinality(p_head_tenants) THEN
    RAISE EXCEPTION 'a log does not end where the sequencer believes' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO audit_position (tenant_id, n, event_id, event_time, chain_hash, leaf_hash)
    SELECT * FROM unnest(p_tenants, p_ns, p_events, p_times, p_chains, p_leaves);
  INSERT INTO audit_tree (tenant_id, level, n, hash)
    SELECT * FROM unnest(p_tree_tenants, p_tree_levels, p_tree_ns, p_tree_hashes);
  DELETE FROM audit_pending WHERE ctid = ANY (ARRAY(
    SELECT m.row FROM unnest(p_tenants, p_events) AS x (tenant, event), LATERAL (
      SELECT p.ctid AS row FROM audit_pending p WHERE p.tenant_id = x.tenant AND p.event_id = x.event OFFSET 0) m));
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  IF v_rows <> cardinality(p_events) THEN
    RAISE EXCEPTION 'somebody else took a pending mark away' USING ERRCODE = 'serialization_failure';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION clear_audit_pending(p_most integer) RETURNS TABLE (tenant_id uuid, event_id uuid, kind text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH wrong AS MATERIALIZED (
      SELECT p.ctid AS row, p.tenant_id, p.event_id,
        CASE WHEN n.event_id IS NULL THEN 'PENDING_WITHOUT_EVENT' ELSE 'PENDING_TWICE' END AS kind
      FROM audit_pending p
      LEFT JOIN audit_position n ON n.tenant_id = p.tenant_id AND n.event_id = p.event_id
      LEFT JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
      WHERE n.event_id IS NOT NULL OR l.id IS NULL LIMIT p_most),
    gone AS (
      DELETE FROM audit_pending WHERE ctid = ANY (ARRAY(SELECT w.row FROM wrong w)))
    INSERT INTO audit_findings AS f (tenant_id, event_id, kind) SELECT w.tenant_id, w.event_id, w.kind FROM wrong w
      ON CONFLICT DO NOTHING RETURNING f.tenant_id, f.event_id, f.kind;
END $$;
