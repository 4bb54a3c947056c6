-- What an organization changes of what its roles hold, and what it locks for the organizations below it.

-- ADD and REMOVE hold for the organization's own role. LOCK names a role that holds the permission in every organization below; the roles
-- that no lock names do not hold it there. The organization that locks is not bound itself. Roles and permissions by name, because that
-- is what organizations have in common.
CREATE TABLE organization_permissions (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  module varchar(50) NOT NULL,
  role varchar(50) NOT NULL,
  permission varchar(100) NOT NULL,
  effect text NOT NULL CHECK (effect IN ('ADD', 'REMOVE', 'LOCK')),
  set_at timestamptz NOT NULL DEFAULT now(),
  set_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, role) REFERENCES roles (tenant_id, name) ON UPDATE CASCADE,
  FOREIGN KEY (tenant_id, permission) REFERENCES permissions (tenant_id, name) ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_org_permissions_lookup ON organization_permissions (tenant_id, permission, role);
CREATE INDEX idx_org_permissions_composite ON organization_permissions (tenant_id, module, effect, role);
CALL protect_tenant_table('organization_permissions', 'SELECT, INSERT, UPDATE (effect, set_at, set_by), DELETE');
GRANT SELECT ON organization_permissions TO holdfast_reader;

-- The organizations above the tenant of the transaction, the parent first. They are not its rows, hence a door.
CREATE FUNCTION organizations_above() RETURNS TABLE (above integer, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line (above, id) AS (
    SELECT 1, t.parent_id FROM tenants t WHERE t.id = current_tenant() AND t.parent_id IS NOT NULL
    UNION ALL
    SELECT l.above + 1, t.parent_id FROM line l JOIN tenants t ON t.id = l.id WHERE t.parent_id IS NOT NULL
  ) CYCLE id SET seen USING way
  SELECT l.above, l.id FROM line l WHERE NOT l.seen AND l.id <> current_tenant()
$$;

-- Which permissions the organizations above lock, to which roles, and what they are called: all of them, or those of one permission.
CREATE FUNCTION permission_locks_above(p_permission text DEFAULT NULL)
  RETURNS TABLE (above integer, organization text, role text, permission text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.above, t.name::text, o.role::text, o.permission::text
  FROM organizations_above() a
  JOIN tenants t ON t.id = a.id
  JOIN organization_permissions o ON o.tenant_id = a.id AND o.effect = 'LOCK'
    AND (p_permission IS NULL OR o.permission = p_permission)
$$;

-- Whether an active organization lies below the tenant of the transaction.
CREATE FUNCTION is_organization_below(p_organization uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line (id) AS (
    SELECT t.parent_id FROM tenants t WHERE t.id = p_organization AND t.status = 'active'
    UNION
    SELECT t.parent_id FROM line l JOIN tenants t ON t.id = l.id
  )
  SELECT EXISTS (SELECT FROM line l WHERE l.id = current_tenant()) AND p_organization <> current_tenant()
$$;

-- Strict writes hold off what binds from above too: a write takes, from the top down, the shared lock of what each organization above
-- locks for those below it, and then that of its own rights. Whoever changes a lock or moves an organization takes the first one alone.
CREATE OR REPLACE FUNCTION lock_rights(p_change boolean) RETURNS bigint
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
  v_above uuid[];
  v_held uuid[] := '{}';
  v_organization uuid;
BEGIN
  IF v_tenant IS NULL THEN
    RETURN NULL;
  END IF;
  LOOP
    -- Anew after waiting: the organization may have been moved meanwhile.
    v_above := ARRAY(SELECT a.id FROM organizations_above() a ORDER BY a.above DESC);
    EXIT WHEN v_above || v_tenant <@ v_held;
    FOREACH v_organization IN ARRAY v_above LOOP
      PERFORM pg_advisory_xact_lock_shared(1752132711, hashtext(v_organization::text));
    END LOOP;
    IF p_change THEN
      PERFORM pg_advisory_xact_lock(1752132710, hashtext(v_tenant::text));
    ELSE
      PERFORM pg_advisory_xact_lock_shared(1752132710, hashtext(v_tenant::text));
    END IF;
    v_held := v_above || v_tenant;
  END LOOP;
  RETURN (SELECT e.epoch FROM tenant_epochs e WHERE e.tenant_id = v_tenant);
END $$;

-- Raises the epochs of an organization and of all below it, at the commit like raise_tenant_epoch().
CREATE FUNCTION raise_epochs_below() RETURNS trigger
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
  INSERT INTO tenant_epochs AS e (tenant_id)
    WITH RECURSIVE below (id) AS (
      SELECT t FROM unnest(v_tenants) t
      UNION
      SELECT t.id FROM below b JOIN tenants t ON t.parent_id = b.id
    )
    SELECT t.id FROM tenants t JOIN below b ON b.id = t.id ORDER BY t.id
    ON CONFLICT (tenant_id) DO UPDATE SET epoch = e.epoch + 1, raised_in = pg_current_xact_id()
      WHERE e.raised_in <> pg_current_xact_id();
  IF FOUND THEN
    PERFORM pg_notify('holdfast_epochs', '');
  END IF;
  RETURN NULL;
END $$;

-- Who comes below others waits for a change of their locks that is under way, or is seen by it.
CREATE FUNCTION hold_locks_above() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_organization uuid;
BEGIN
  FOR v_organization IN
    WITH RECURSIVE line (above, id) AS (
      SELECT 1, NEW.parent_id
      UNION ALL
      SELECT l.above + 1, t.parent_id FROM line l JOIN tenants t ON t.id = l.id WHERE t.parent_id IS NOT NULL
    ) CYCLE id SET seen USING way
    SELECT l.id FROM line l WHERE NOT l.seen ORDER BY l.above DESC
  LOOP
    PERFORM pg_advisory_xact_lock_shared(1752132711, hashtext(v_organization::text));
  END LOOP;
  RETURN NULL;
END $$;

GRANT EXECUTE ON FUNCTION organizations_above(), permission_locks_above(text), is_organization_below(uuid),
  raise_epochs_below(), hold_locks_above() TO holdfast_app;

CREATE TRIGGER locks_above AFTER INSERT OR UPDATE OF parent_id ON tenants FOR EACH ROW
  WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION hold_locks_above();
CREATE CONSTRAINT TRIGGER epoch_of_moved AFTER UPDATE ON tenants DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.parent_id IS DISTINCT FROM OLD.parent_id) EXECUTE FUNCTION raise_epochs_below();
CREATE CONSTRAINT TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON organization_permissions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION raise_tenant_epoch();
CREATE CONSTRAINT TRIGGER epoch_of_locked AFTER INSERT OR UPDATE ON organization_permissions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.effect = 'LOCK') EXECUTE FUNCTION raise_epochs_below();
CREATE CONSTRAINT TRIGGER epoch_of_unlocked AFTER UPDATE OR DELETE ON organization_permissions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.effect = 'LOCK') EXECUTE FUNCTION raise_epochs_below();
CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON organization_permissions FOR EACH STATEMENT
  EXECUTE FUNCTION raise_every_epoch();
ALTER TABLE tenants ENABLE ALWAYS TRIGGER locks_above, ENABLE ALWAYS TRIGGER epoch_of_moved;
ALTER TABLE organization_permissions ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER epoch_of_locked,
  ENABLE ALWAYS TRIGGER epoch_of_unlocked, ENABLE ALWAYS TRIGGER epoch_of_truncated;

-- As before, with what the organization changes of its roles, and what organizations above have locked. Of several locks of one
-- permission the highest one counts: nobody in between widens it.
CREATE OR REPLACE FUNCTION user_has_org_permission_enhanced(
  p_user uuid, p_tenant uuid, p_permission text, p_resource_type text DEFAULT NULL, p_resource_id uuid DEFAULT NULL,
  p_at timestamptz DEFAULT now()
) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  v_parent uuid;
  v_permission uuid;
  v_type text := coalesce(p_resource_type, 'tenant');
  v_account uuid;
  v_locked integer;
BEGIN
  -- What stands above is known of the transaction's tenant alone.
  IF p_tenant IS DISTINCT FROM current_tenant() THEN
    RETURN false;
  END IF;
  SELECT t.parent_id INTO v_parent FROM tenants t JOIN users u ON u.tenant_id = t.id
    WHERE t.id = p_tenant AND t.status = 'active' AND u.id = p_user AND u.status = 'active';
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  CASE v_type
    WHEN 'tenant' THEN
      IF p_resource_id IS NOT NULL AND p_resource_id <> p_tenant THEN
        RETURN false;
      END IF;
    WHEN 'account' THEN
      PERFORM FROM accounts a WHERE a.tenant_id = p_tenant AND a.id = p_resource_id;
      IF NOT FOUND THEN
        RETURN false;
      END IF;
    WHEN 'location' THEN
      PERFORM FROM locations l WHERE l.tenant_id = p_tenant AND l.id = p_resource_id;
      IF NOT FOUND THEN
        RETURN false;
      END IF;
    WHEN 'project' THEN
      SELECT p.account_id INTO v_account FROM projects_cache p
        WHERE p.tenant_id = p_tenant AND p.id = p_resource_id AND p.gone_at IS NULL;
      IF NOT FOUND THEN
        RETURN false;
      END IF;
    ELSE
      RETURN false;
  END CASE;

  SELECT p.id INTO v_permission FROM permissions p WHERE p.tenant_id = p_tenant AND p.name = p_permission;
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  PERFORM FROM permission_denies d
    WHERE d.tenant_id = p_tenant AND d.user_id = p_user AND d.permission_id = v_permission AND d.revoked_at IS NULL
      AND d.valid_from <= p_at AND (d.valid_to IS NULL OR d.valid_to > p_at)
      AND (d.scope_type = 'tenant' OR (d.scope_type = v_type AND d.scope_id = p_resource_id)
        OR (d.scope_type = 'account' AND d.scope_id = v_account));
  IF FOUND THEN
    RETURN false;
  END IF;

  IF v_parent IS NOT NULL THEN
    SELECT max(l.above) INTO v_locked FROM permission_locks_above(p_permission) l;
  END IF;
  IF v_locked IS NOT NULL THEN
    RETURN EXISTS (
      SELECT FROM user_roles g
      JOIN roles r ON r.tenant_id = p_tenant AND r.id = g.role_id
      JOIN permission_locks_above(p_permission) l ON l.role = r.name AND l.above = v_locked
      WHERE g.tenant_id = p_tenant AND g.user_id = p_user AND g.revoked_at IS NULL AND g.condition = '{}'
        AND g.valid_from <= p_at AND (g.valid_to IS NULL OR g.valid_to > p_at)
        AND (g.scope_type = 'tenant' OR (g.scope_type = v_type AND g.scope_id = p_resource_id)
          OR (g.scope_type = 'account' AND g.scope_id = v_account)));
  END IF;

  RETURN EXISTS (
    WITH RECURSIVE reached (role_id) AS (
      SELECT g.role_id FROM user_roles g
        WHERE g.tenant_id = p_tenant AND g.user_id = p_user AND g.revoked_at IS NULL AND g.condition = '{}'
          AND g.valid_from <= p_at AND (g.valid_to IS NULL OR g.valid_to > p_at)
          AND (g.scope_type = 'tenant' OR (g.scope_type = v_type AND g.scope_id = p_resource_id)
            OR (g.scope_type = 'account' AND g.scope_id = v_account))
      UNION
      SELECT h.junior_id FROM reached b JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.senior_id = b.role_id
    )
    SELECT FROM reached b
    JOIN roles r ON r.tenant_id = p_tenant AND r.id = b.role_id
    LEFT JOIN role_permissions rp ON rp.tenant_id = p_tenant AND rp.role_id = b.role_id AND rp.permission_id = v_permission
    LEFT JOIN organization_permissions o ON o.tenant_id = p_tenant AND o.permission = p_permission AND o.role = r.name
    WHERE o.effect = 'ADD' OR (rp.id IS NOT NULL AND o.effect IS DISTINCT FROM 'REMOVE'));
END $$;

-- For reports that know the tables of the parent-teacher organizations by these names.
CREATE VIEW organizations WITH (security_invoker = true) AS
SELECT t.id, t.slug, t.name, t.tier, t.status, t.parent_id, t.created_at, t.updated_at
FROM tenants t WHERE t.kind = 'parent-teacher-organization';
CREATE VIEW profiles WITH (security_invoker = true) AS
SELECT g.tenant_id, g.id, g.tenant_id AS organization_id, g.user_id, u.email, u.name, r.name AS role, u.status,
       g.scope_type, g.scope_id, g.valid_from, g.valid_to
FROM user_roles g
JOIN users u ON u.tenant_id = g.tenant_id AND u.id = g.user_id
JOIN roles r ON r.tenant_id = g.tenant_id AND r.id = g.role_id
WHERE g.revoked_at IS NULL AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now());
GRANT SELECT ON organizations, profiles TO holdfast_app, holdfast_reader;
CREATE INDEX idx_profiles_org_role ON user_roles (tenant_id, role_id, user_id) WHERE revoked_at IS NULL;
