-- Functions that nearly every request or every tick of a node calls keep their plans. A function LANGUAGE sql that cannot be written into the
-- query that calls it (these define their rights or their search path) is planned at each call, which took most of its time; plpgsql plans
-- once in a connection. What they answer is as before, and CREATE OR REPLACE leaves owners and grants alone.

-- Walks up instead of searching a set: most organizations have none or one above them. A ring ends where it began.
CREATE OR REPLACE FUNCTION organizations_above() RETURNS TABLE (above integer, id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_line uuid[] := ARRAY[current_tenant()];
  v_next uuid := current_tenant();
BEGIN
  LOOP
    SELECT t.parent_id INTO v_next FROM tenants t WHERE t.id = v_next;
    EXIT WHEN v_next IS NULL OR v_next = ANY (v_line);
    above := cardinality(v_line);
    id := v_next;
    RETURN NEXT;
    v_line := v_line || v_next;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION permission_locks_above(p_permission text DEFAULT NULL)
  RETURNS TABLE (above integer, organization text, role text, permission text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_above record;
BEGIN
  FOR v_above IN SELECT a.above, a.id FROM organizations_above() a LOOP
    RETURN QUERY
      SELECT v_above.above, t.name::text, o.role::text, o.permission::text
      FROM tenants t JOIN organization_permissions o ON o.tenant_id = t.id AND o.effect = 'LOCK'
        AND (p_permission IS NULL OR o.permission = p_permission)
      WHERE t.id = v_above.id;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION line_is_held(p_line bigint) RETURNS boolean
  LANGUAGE plpgsql STRICT SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
      AND l.classid = ((p_line >> 32) & 4294967295)::oid AND l.objid = (p_line & 4294967295)::oid
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()));
END $$;

CREATE OR REPLACE FUNCTION epochs_since(p_incarnation text, p_horizon text, p_node uuid, p_silence interval)
  RETURNS TABLE (incarnation text, horizon text, read_at timestamptz, tenant_id uuid, epoch bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
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
      ON e.raised_in >= CASE WHEN n.incarnation = p_incarnation THEN p_horizon::xid8 ELSE '0'::xid8 END;
END $$;

CREATE OR REPLACE FUNCTION cluster_nodes_now()
  RETURNS TABLE (id uuid, name text, url text, version text, state text, started_at timestamptz, heartbeat_at timestamptz,
    read_at timestamptz, grid_members integer, line_pid integer, data jsonb)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT n.id, n.name, n.url, n.version, n.state, n.started_at, n.heartbeat_at, now(), n.grid_members, n.line_pid, n.data
    FROM cluster_nodes n WHERE n.heartbeat_at > now() - interval '1 day' ORDER BY n.name, n.started_at;
END $$;

CREATE OR REPLACE FUNCTION audit_backlog() RETURNS TABLE (waiting bigint, oldest timestamptz, read_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT count(*), min(w.event_time), now()
    FROM (SELECT p.event_time FROM audit_pending p ORDER BY p.tenant_id, p.event_id LIMIT 10000) w;
END $$;

CREATE OR REPLACE FUNCTION memberships_of_login(p_login uuid)
  RETURNS TABLE (tenant_id uuid, tenant_slug text, tenant_name text, user_id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT t.id, t.slug, t.name::text, u.id
    FROM users u JOIN tenants t ON t.id = u.tenant_id
    WHERE u.login_id = p_login AND u.status = 'active' AND t.status = 'active'
    ORDER BY t.slug;
END $$;

CREATE OR REPLACE FUNCTION session_by_token(p_token_hash bytea) RETURNS TABLE (tenant_id uuid, session_id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.tenant_id, s.id FROM sessions s WHERE s.token_hash = p_token_hash;
END $$;

CREATE OR REPLACE FUNCTION api_client_by_token(p_token_hash bytea) RETURNS TABLE (tenant_id uuid, client_id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT c.tenant_id, c.id FROM api_clients c WHERE c.token_hash = p_token_hash;
END $$;
