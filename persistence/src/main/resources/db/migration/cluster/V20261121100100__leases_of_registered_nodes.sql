-- A node may rely on what it remembers only while its own row in the register says that it is alive: whoever revokes waits for
-- the nodes that the register shows, and for no other. Answers nothing to all others. Otherwise as before: the epochs of all
-- tenants that were raised since a former reading, or all of them; without a change one row with a null tenant.
CREATE FUNCTION epochs_since(p_incarnation text, p_horizon text, p_node uuid, p_silence interval)
  RETURNS TABLE (incarnation text, horizon text, read_at timestamptz, tenant_id uuid, epoch bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH now_is AS (
    SELECT i.id || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8) AS incarnation,
           pg_snapshot_xmin(pg_current_snapshot()) AS horizon
    FROM database_incarnation i
    WHERE EXISTS (SELECT FROM cluster_nodes c
      WHERE c.id = p_node AND c.state <> 'STOPPED' AND c.heartbeat_at > now() - p_silence)
  )
  SELECT n.incarnation, n.horizon::text, now(), e.tenant_id, e.epoch
  FROM now_is n LEFT JOIN tenant_epochs e
    ON e.raised_in >= CASE WHEN n.incarnation = p_incarnation THEN p_horizon::xid8 ELSE '0'::xid8 END
$$;
GRANT EXECUTE ON FUNCTION epochs_since(text, text, uuid, interval) TO holdfast_app;
-- A node that asked here would hold a lease that nobody waits for.
DROP FUNCTION epochs_since(text, text);

-- Raising an epoch also tells every node at once, whoever did it and how. Nodes that do not hear of it see it when their lease
-- has run out.
CREATE OR REPLACE FUNCTION raise_tenant_epoch() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenants uuid[];
BEGIN
  IF TG_TABLE_NAME = 'tenants' THEN
    v_tenants := ARRAY[NEW.id];
  ELSIF TG_TABLE_NAME = 'signing_keys' THEN
    -- Keys sign for all tenants; their epoch is the platform's.
    v_tenants := ARRAY['00000000-0000-7000-8000-000000000001'::uuid];
  ELSE
    v_tenants := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.tenant_id] WHEN 'DELETE' THEN ARRAY[OLD.tenant_id]
      ELSE ARRAY[OLD.tenant_id, NEW.tenant_id] END;
  END IF;
  INSERT INTO tenant_epochs AS e (tenant_id) SELECT t.id FROM tenants t WHERE t.id = ANY (v_tenants) ORDER BY t.id
    ON CONFLICT (tenant_id) DO UPDATE SET epoch = e.epoch + 1, raised_in = pg_current_xact_id()
      WHERE e.raised_in <> pg_current_xact_id();
  IF FOUND THEN
    PERFORM pg_notify('holdfast_epochs', '');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION raise_every_epoch() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant_epochs SET epoch = epoch + 1, raised_in = pg_current_xact_id();
  PERFORM pg_notify('holdfast_epochs', '');
  RETURN NULL;
END $$;
