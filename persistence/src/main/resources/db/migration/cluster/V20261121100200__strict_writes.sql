-- Strict writes: an action takes the lock of its tenant's rights shared, then checks its caller, then acts, all in one transaction.
-- Whatever changes rights takes the lock alone before it commits: at its beginning when it knows that it will, else by the
-- triggers that raise the epoch. So no action commits by a right that was taken away before.

-- Waits for the lock and answers the tenant's epoch as it is then: in a function of its own, because a statement's snapshot is
-- older than the lock that it waits for.
CREATE FUNCTION lock_rights(p_change boolean) RETURNS bigint
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF p_change THEN
    PERFORM pg_advisory_xact_lock(1752132710, hashtext(current_tenant()::text));
  ELSE
    PERFORM pg_advisory_xact_lock_shared(1752132710, hashtext(current_tenant()::text));
  END IF;
  RETURN (SELECT e.epoch FROM tenant_epochs e WHERE e.tenant_id = current_tenant());
END $$;
GRANT EXECUTE ON FUNCTION lock_rights(boolean) TO holdfast_app;

CREATE OR REPLACE FUNCTION raise_tenant_epoch() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenants uuid[];
  v_tenant uuid;
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
  FOR v_tenant IN SELECT DISTINCT t FROM unnest(v_tenants) t ORDER BY t LOOP
    PERFORM pg_advisory_xact_lock(1752132710, hashtext(v_tenant::text));
  END LOOP;
  INSERT INTO tenant_epochs AS e (tenant_id) SELECT t.id FROM tenants t WHERE t.id = ANY (v_tenants) ORDER BY t.id
    ON CONFLICT (tenant_id) DO UPDATE SET epoch = e.epoch + 1, raised_in = pg_current_xact_id()
      WHERE e.raised_in <> pg_current_xact_id();
  IF FOUND THEN
    PERFORM pg_notify('holdfast_epochs', '');
  END IF;
  RETURN NULL;
END $$;
