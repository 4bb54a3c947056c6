-- The connection on which a node beats holds a lock whose key is in the node's row and never used twice: once nobody holds it, that
-- connection is over for good. Whoever revokes sees this and need not wait for a node that was killed, because from then on the
-- node gets no reading either, until it has beaten on another connection.

-- Volatile, for it tells of this moment and not of a snapshot.
CREATE FUNCTION line_is_held(p_line bigint) RETURNS boolean
  LANGUAGE sql VOLATILE STRICT SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
      AND l.classid = ((p_line >> 32) & 4294967295)::oid AND l.objid = (p_line & 4294967295)::oid
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
$$;
GRANT EXECUTE ON FUNCTION line_is_held(bigint) TO holdfast_app;

-- As before, but for a node whose connection is over. Nodes of an earlier version say nothing of theirs and are read to as before.
CREATE OR REPLACE FUNCTION epochs_since(p_incarnation text, p_horizon text, p_node uuid, p_silence interval)
  RETURNS TABLE (incarnation text, horizon text, read_at timestamptz, tenant_id uuid, epoch bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH now_is AS (
    SELECT i.id || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8) AS incarnation,
           pg_snapshot_xmin(pg_current_snapshot()) AS horizon
    FROM database_incarnation i
    WHERE EXISTS (SELECT FROM cluster_nodes c
      WHERE c.id = p_node AND c.state <> 'STOPPED' AND c.heartbeat_at > now() - p_silence
        AND (NOT c.data ? 'line' OR line_is_held((c.data ->> 'line')::bigint)))
  )
  SELECT n.incarnation, n.horizon::text, now(), e.tenant_id, e.epoch
  FROM now_is n LEFT JOIN tenant_epochs e
    ON e.raised_in >= CASE WHEN n.incarnation = p_incarnation THEN p_horizon::xid8 ELSE '0'::xid8 END
$$;
