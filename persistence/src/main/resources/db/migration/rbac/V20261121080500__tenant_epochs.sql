-- Epochs: a node may go on using what it knows of a tenant's callers while the tenant's epoch is the one it knew it under.
-- Every change that takes a right away, or gives one, raises the epoch in its own transaction, whoever makes it and how.

-- One row. The id changes whenever the database goes back to an earlier state, so that an epoch counted twice means nothing.
CREATE TABLE database_incarnation (
  only_row boolean NOT NULL DEFAULT true CHECK (only_row),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (only_row)
);
INSERT INTO database_incarnation DEFAULT VALUES;

-- raised_in is the transaction that raised the epoch last: nodes ask only for rows that changed since they asked before.
CREATE TABLE tenant_epochs (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  epoch bigint NOT NULL DEFAULT 1,
  raised_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (tenant_id)
);
CREATE INDEX idx_tenant_epochs_raised_in ON tenant_epochs (raised_in);
-- The runtime raises through the triggers alone.
CALL protect_tenant_table('tenant_epochs', 'SELECT');
INSERT INTO tenant_epochs (tenant_id) SELECT id FROM tenants;

-- A count that is gone would begin again and repeat itself.
CREATE FUNCTION renew_incarnation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE database_incarnation SET id = gen_random_uuid(), since = now();
  RETURN NULL;
END $$;
CREATE TRIGGER incarnation AFTER DELETE OR TRUNCATE ON tenant_epochs
  FOR EACH STATEMENT EXECUTE FUNCTION renew_incarnation();

-- Raises an epoch once per transaction. Deferred to the commit by its triggers: by then all other rows are locked, so the
-- epoch's lock is held for a moment only and no two transactions can wait for each other over it.
CREATE FUNCTION raise_tenant_epoch() RETURNS trigger
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
  RETURN NULL;
END $$;

-- TRUNCATE names no rows: everything known of every tenant is void.
CREATE FUNCTION raise_every_epoch() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant_epochs SET epoch = epoch + 1, raised_in = pg_current_xact_id();
  RETURN NULL;
END $$;

-- The runtime may neither set nor call them; the privilege only keeps all doors alike.
GRANT EXECUTE ON FUNCTION raise_tenant_epoch(), raise_every_epoch() TO holdfast_app;

-- A new tenant has its row at once.
CREATE TRIGGER first_epoch AFTER INSERT ON tenants FOR EACH ROW EXECUTE FUNCTION raise_tenant_epoch();

-- What a recognized caller consists of, column by column. A use that puts off a session's end takes nothing away.
CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.user_id <> OLD.user_id OR NEW.token_hash <> OLD.token_hash
    OR NEW.expires_at < OLD.expires_at OR NEW.idle_expires_at < OLD.idle_expires_at
    OR NEW.id <> OLD.id OR NEW.tenant_id <> OLD.tenant_id)
  EXECUTE FUNCTION raise_tenant_epoch();
CREATE CONSTRAINT TRIGGER epoch_of_deleted AFTER DELETE ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();

CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status <> OLD.status OR NEW.account_id IS DISTINCT FROM OLD.account_id OR NEW.email <> OLD.email
    OR NEW.contact_id IS DISTINCT FROM OLD.contact_id OR NEW.login_id <> OLD.login_id
    OR NEW.id <> OLD.id OR NEW.tenant_id <> OLD.tenant_id)
  EXECUTE FUNCTION raise_tenant_epoch();
CREATE CONSTRAINT TRIGGER epoch_of_deleted AFTER DELETE ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();

CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE ON tenants DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status <> OLD.status)
  EXECUTE FUNCTION raise_tenant_epoch();

-- Grants and what roles mean: every change, the giving ones too, so that a new right is seen as soon as a lost one.
CREATE CONSTRAINT TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON user_roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();
CREATE CONSTRAINT TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON role_permissions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION raise_tenant_epoch();
CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE OR DELETE ON roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();
CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE OR DELETE ON permissions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();

-- A new key takes nothing away; a changed or deleted one ends what was verified with it.
CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE OR DELETE ON signing_keys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();

-- ALWAYS: also in sessions that replicate or restore, where ordinary triggers rest.
DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['sessions', 'users', 'user_roles', 'role_permissions', 'roles', 'permissions', 'signing_keys']
  LOOP
    EXECUTE format('CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON %I FOR EACH STATEMENT '
      'EXECUTE FUNCTION raise_every_epoch()', v_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER epoch_of_truncated', v_table);
  END LOOP;
  ALTER TABLE sessions ENABLE ALWAYS TRIGGER epoch_of_deleted;
  ALTER TABLE users ENABLE ALWAYS TRIGGER epoch_of_deleted;
  ALTER TABLE tenants ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER first_epoch;
  ALTER TABLE tenant_epochs ENABLE ALWAYS TRIGGER incarnation;
END $$;

-- The epochs of all tenants that were raised since a former reading, its answer's incarnation and horizon given; all of them
-- when these are null or of another incarnation. Every transaction that a reading did not see yet has a number not below that
-- reading's horizon. The timeline of the write-ahead log is part of the incarnation: a server that went back in time or took
-- over from another writes on a new one. A standby, which may lag, refuses. Without a change: one row with a null tenant.
CREATE FUNCTION epochs_since(p_incarnation text, p_horizon text)
  RETURNS TABLE (incarnation text, horizon text, read_at timestamptz, tenant_id uuid, epoch bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH now_is AS (
    SELECT i.id || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8) AS incarnation,
           pg_snapshot_xmin(pg_current_snapshot()) AS horizon
    FROM database_incarnation i
  )
  SELECT n.incarnation, n.horizon::text, now(), e.tenant_id, e.epoch
  FROM now_is n LEFT JOIN tenant_epochs e
    ON e.raised_in >= CASE WHEN n.incarnation = p_incarnation THEN p_horizon::xid8 ELSE '0'::xid8 END
$$;
GRANT EXECUTE ON FUNCTION epochs_since(text, text) TO holdfast_app;
