-- What nodes remember of an organization's rights is worked out again only as far as it changed. The epoch is raised by sessions
-- too; beside it, rights counts the transactions that changed what decides, and structure is that count when something else than
-- rows of single persons changed last. Whose rows changed since a count stands in rights_changes.
ALTER TABLE tenant_epochs
  ADD COLUMN rights bigint NOT NULL DEFAULT 1,
  ADD COLUMN structure bigint NOT NULL DEFAULT 1,
  ADD COLUMN rights_raised_in xid8 NOT NULL DEFAULT pg_current_xact_id();

-- No reference to users: that somebody is gone is a change as well.
CREATE TABLE rights_changes (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  user_id uuid NOT NULL,
  rights bigint NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX idx_rights_changes_rights ON rights_changes (tenant_id, rights);
CALL protect_tenant_table('rights_changes', 'SELECT');

-- Raises epochs once per transaction, and counts the rights on when they change: those of single people, or with p_people null of
-- everybody. Whoever calls it holds what locks are needed.
CREATE FUNCTION raise_epochs(p_tenants uuid[], p_rights boolean, p_people uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_now xid8 := pg_current_xact_id();
BEGIN
  INSERT INTO tenant_epochs AS e (tenant_id) SELECT t.id FROM tenants t WHERE t.id = ANY (p_tenants) ORDER BY t.id
    ON CONFLICT (tenant_id) DO UPDATE SET
      epoch = e.epoch + (e.raised_in <> v_now)::int,
      raised_in = v_now,
      rights = e.rights + (p_rights AND e.rights_raised_in <> v_now)::int,
      rights_raised_in = CASE WHEN p_rights THEN v_now ELSE e.rights_raised_in END,
      structure = CASE WHEN p_rights AND p_people IS NULL THEN e.rights + (e.rights_raised_in <> v_now)::int
        ELSE e.structure END
      WHERE e.raised_in <> v_now OR p_rights AND (e.rights_raised_in <> v_now OR p_people IS NULL AND e.structure <> e.rights);
  IF FOUND THEN
    PERFORM pg_notify('holdfast_epochs', '');
  END IF;
  IF p_rights AND p_people <> '{}' THEN
    INSERT INTO rights_changes AS c (tenant_id, user_id, rights)
      SELECT DISTINCT e.tenant_id, p.id, e.rights FROM tenant_epochs e, unnest(p_people) p (id)
      WHERE e.tenant_id = ANY (p_tenants) AND p.id IS NOT NULL
      ON CONFLICT (tenant_id, user_id) DO UPDATE SET rights = excluded.rights WHERE c.rights <> excluded.rights;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION raise_tenant_epoch() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenants uuid[];
  v_tenant uuid;
  v_people uuid[];
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
  IF TG_TABLE_NAME = 'users' THEN
    v_people := CASE TG_OP WHEN 'DELETE' THEN ARRAY[OLD.id] ELSE ARRAY[OLD.id, NEW.id] END;
  ELSIF TG_TABLE_NAME IN ('user_roles', 'permission_denies') THEN
    v_people := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.user_id] WHEN 'DELETE' THEN ARRAY[OLD.user_id]
      ELSE ARRAY[OLD.user_id, NEW.user_id] END;
  ELSIF TG_TABLE_NAME IN ('authz_entities', 'api_clients') THEN
    -- Who asks, what others call things and people, and what these are like, is looked up by itself.
    v_people := '{}';
  END IF;
  FOR v_tenant IN SELECT DISTINCT t FROM unnest(v_tenants) t ORDER BY t LOOP
    PERFORM pg_advisory_xact_lock(1752132710, hashtext(v_tenant::text));
  END LOOP;
  PERFORM raise_epochs(v_tenants, TG_TABLE_NAME NOT IN ('sessions', 'signing_keys'), v_people);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION raise_every_epoch() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant_epochs SET epoch = epoch + 1, raised_in = pg_current_xact_id(),
    rights = rights + 1, structure = rights + 1, rights_raised_in = pg_current_xact_id();
  PERFORM pg_notify('holdfast_epochs', '');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION raise_epochs_below() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenants uuid[];
  v_tenant uuid;
BEGIN
  IF TG_TABLE_NAME = 'tenants' THEN
    v_tenants := ARRAY[NEW.id];
  ELSE
    v_tenants := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.tenant_id] WHEN 'DELETE' THEN ARRAY[OLD.tenant_id]
      ELSE ARRAY[OLD.tenant_id, NEW.tenant_id] END;
  END IF;
  FOR v_tenant IN SELECT DISTINCT t FROM unnest(v_tenants) t ORDER BY t LOOP
    PERFORM pg_advisory_xact_lock(1752132711, hashtext(v_tenant::text));
    PERFORM pg_advisory_xact_lock(1752132710, hashtext(v_tenant::text));
  END LOOP;
  -- A statement of its own: it sees who came below while the locks were waited for.
  v_tenants := ARRAY(
    WITH RECURSIVE below (id) AS (
      SELECT t FROM unnest(v_tenants) t
      UNION
      SELECT t.id FROM below b JOIN tenants t ON t.parent_id = b.id
    )
    SELECT b.id FROM below b);
  PERFORM raise_epochs(v_tenants, true, NULL);
  RETURN NULL;
END $$;

-- A client that was ended, or is trusted with something else, is another caller.
CREATE CONSTRAINT TRIGGER epoch AFTER UPDATE OR DELETE ON api_clients DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();
CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON api_clients FOR EACH STATEMENT EXECUTE FUNCTION raise_every_epoch();
ALTER TABLE api_clients ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER epoch_of_truncated;

-- Where places lie, and which roles and permissions there are, is a part of decisions too, though of no caller: settings and locks name
-- roles that may come later. Whoever adds them waits for nobody's writes: an action looks at its place in its own transaction.
CREATE FUNCTION raise_epoch_of_structure() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM raise_epochs(CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.tenant_id] WHEN 'DELETE' THEN ARRAY[OLD.tenant_id]
    ELSE ARRAY[OLD.tenant_id, NEW.tenant_id] END, true, NULL);
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION raise_epoch_of_structure() TO holdfast_app;

DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['accounts', 'locations', 'projects_cache'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER epoch_of_places AFTER INSERT OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED '
      'FOR EACH ROW EXECUTE FUNCTION raise_epoch_of_structure()', v_table);
    EXECUTE format('CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON %I FOR EACH STATEMENT '
      'EXECUTE FUNCTION raise_every_epoch()', v_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER epoch_of_places, ENABLE ALWAYS TRIGGER epoch_of_truncated', v_table);
  END LOOP;
END $$;
CREATE CONSTRAINT TRIGGER epoch_of_new AFTER INSERT ON roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_epoch_of_structure();
CREATE CONSTRAINT TRIGGER epoch_of_new AFTER INSERT ON permissions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_epoch_of_structure();
ALTER TABLE roles ENABLE ALWAYS TRIGGER epoch_of_new;
ALTER TABLE permissions ENABLE ALWAYS TRIGGER epoch_of_new;
CREATE CONSTRAINT TRIGGER epoch_of_moved AFTER UPDATE ON projects_cache DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.account_id IS DISTINCT FROM OLD.account_id OR (NEW.gone_at IS NULL) <> (OLD.gone_at IS NULL)
    OR NEW.id <> OLD.id OR NEW.tenant_id <> OLD.tenant_id)
  EXECUTE FUNCTION raise_epoch_of_structure();
ALTER TABLE projects_cache ENABLE ALWAYS TRIGGER epoch_of_moved;
