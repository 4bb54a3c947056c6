-- Roles, permissions and grants. Shipped packs are read-only data without a tenant; applying one copies it into the
-- tenant's own rows (system = true), so every key and every decision stays inside one tenant.

CREATE TABLE role_packs (
  name text NOT NULL,
  version integer NOT NULL,
  description text NOT NULL,
  PRIMARY KEY (name)
);
CREATE TABLE role_pack_roles (
  pack text NOT NULL REFERENCES role_packs (name),
  role varchar(50) NOT NULL,
  level integer NOT NULL,
  description text NOT NULL,
  platform_only boolean NOT NULL DEFAULT false,
  PRIMARY KEY (pack, role)
);
CREATE TABLE role_pack_permissions (
  pack text NOT NULL REFERENCES role_packs (name),
  permission varchar(100) NOT NULL CHECK (permission ~ '^[a-z]+:[a-z]+(-[a-z]+)*$'),
  resource varchar(50) NOT NULL,
  action varchar(50) NOT NULL,
  description text NOT NULL,
  platform_only boolean NOT NULL DEFAULT false,
  PRIMARY KEY (pack, permission),
  CHECK (permission = action || ':' || resource)
);
CREATE TABLE role_pack_role_permissions (
  pack text NOT NULL,
  role varchar(50) NOT NULL,
  permission varchar(100) NOT NULL,
  PRIMARY KEY (pack, role, permission),
  FOREIGN KEY (pack, role) REFERENCES role_pack_roles (pack, role),
  FOREIGN KEY (pack, permission) REFERENCES role_pack_permissions (pack, permission)
);
GRANT SELECT ON role_packs, role_pack_roles, role_pack_permissions, role_pack_role_permissions
  TO holdfast_app, holdfast_reader;

-- level bounds who may grant the role (higher stands above lower); it implies no permission.
CREATE TABLE roles (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  name varchar(50) NOT NULL,
  description text NOT NULL,
  level integer NOT NULL,
  system boolean NOT NULL DEFAULT false,
  pack text REFERENCES role_packs (name),
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT roles_name_key UNIQUE (tenant_id, name),
  CHECK (system = (pack IS NOT NULL))
);
CALL protect_tenant_table('roles', 'SELECT, INSERT, UPDATE, DELETE');
GRANT SELECT ON roles TO holdfast_reader;

CREATE TABLE permissions (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  name varchar(100) NOT NULL,
  description text NOT NULL,
  resource varchar(50) NOT NULL,
  action varchar(50) NOT NULL,
  system boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT permissions_name_key UNIQUE (tenant_id, name)
);
CALL protect_tenant_table('permissions', 'SELECT, INSERT, UPDATE, DELETE');
GRANT SELECT ON permissions TO holdfast_reader;

CREATE TABLE role_permissions (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  role_id uuid NOT NULL,
  permission_id uuid NOT NULL,
  system boolean NOT NULL DEFAULT false,
  granted_at timestamptz NOT NULL DEFAULT now(),
  granted_by uuid,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT role_permissions_pair_key UNIQUE (tenant_id, role_id, permission_id),
  FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, permission_id) REFERENCES permissions (tenant_id, id),
  FOREIGN KEY (tenant_id, granted_by) REFERENCES users (tenant_id, id)
);
CREATE INDEX idx_role_permissions_permission ON role_permissions (tenant_id, permission_id);
CALL protect_tenant_table('role_permissions', 'SELECT, INSERT, UPDATE, DELETE');
GRANT SELECT ON role_permissions TO holdfast_reader;

-- A grant: a user holds a role within a scope and a half-open time [valid_from, valid_to), judged by database time.
-- scope_id is null for the whole tenant, else the id of that account, location or project.
CREATE TABLE user_roles (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  role_id uuid NOT NULL,
  scope_type text NOT NULL DEFAULT 'tenant' CHECK (scope_type IN ('tenant', 'account', 'location', 'project')),
  scope_id uuid,
  assigned_at timestamptz NOT NULL DEFAULT now(),
  assigned_by uuid,
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id),
  FOREIGN KEY (tenant_id, assigned_by) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, revoked_by) REFERENCES users (tenant_id, id),
  CHECK ((scope_type = 'tenant') = (scope_id IS NULL)),
  CHECK (valid_to > valid_from)
);
CREATE UNIQUE INDEX idx_user_roles_live ON user_roles (tenant_id, user_id, role_id, scope_type, scope_id)
  NULLS NOT DISTINCT WHERE revoked_at IS NULL;
CREATE INDEX idx_user_roles_role ON user_roles (tenant_id, role_id);
CREATE INDEX idx_user_roles_scope ON user_roles (tenant_id, scope_type, scope_id);
-- A grant is ended, never rewritten: who held what, and where, stays on record.
CALL protect_tenant_table('user_roles', 'SELECT, INSERT, UPDATE (valid_to, revoked_at, revoked_by)');
GRANT SELECT ON user_roles TO holdfast_reader;

-- System rows come from packs alone: the runtime may neither make, change nor remove them.
CREATE FUNCTION refuse_system_row_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'holdfast_owner'
     AND ((TG_OP <> 'DELETE' AND NEW.system) OR (TG_OP <> 'INSERT' AND OLD.system)) THEN
    RAISE EXCEPTION 'system rows of % come from role packs', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
-- A tenant may not add a permission to a system role either: that would change what the role means.
CREATE FUNCTION refuse_system_role_extension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'holdfast_owner' AND EXISTS (
      SELECT FROM roles r WHERE r.tenant_id = NEW.tenant_id AND r.id = NEW.role_id AND r.system) THEN
    RAISE EXCEPTION 'a system role is changed by its role pack' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
-- Power over all tenants is the platform's: no other tenant's catalogue can hold such a key, under whatever role.
CREATE FUNCTION refuse_platform_permission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM role_pack_permissions p WHERE p.permission = NEW.name AND p.platform_only)
     AND NOT EXISTS (SELECT FROM tenants t WHERE t.id = NEW.tenant_id AND t.kind = 'platform') THEN
    RAISE EXCEPTION '% belongs to the platform', NEW.name USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER system_rows BEFORE INSERT OR UPDATE OR DELETE ON roles
  FOR EACH ROW EXECUTE FUNCTION refuse_system_row_change();
CREATE TRIGGER system_rows BEFORE INSERT OR UPDATE OR DELETE ON permissions
  FOR EACH ROW EXECUTE FUNCTION refuse_system_row_change();
CREATE TRIGGER platform_permissions BEFORE INSERT OR UPDATE ON permissions
  FOR EACH ROW EXECUTE FUNCTION refuse_platform_permission();
CREATE TRIGGER system_rows BEFORE INSERT OR UPDATE OR DELETE ON role_permissions
  FOR EACH ROW EXECUTE FUNCTION refuse_system_row_change();
CREATE TRIGGER system_roles BEFORE INSERT OR UPDATE ON role_permissions
  FOR EACH ROW EXECUTE FUNCTION refuse_system_role_extension();

-- Copies a pack into the tenant of this transaction; a second call changes nothing. Platform roles and permissions go to the
-- platform alone. A permission that the tenant made itself under the same key becomes the pack's; a role of the same name is
-- refused, because taking it over would hand its holders the pack's permissions.
CREATE FUNCTION apply_role_pack(p_pack text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
  v_platform boolean;
  v_taken text;
BEGIN
  SELECT kind = 'platform' INTO v_platform FROM tenants WHERE id = v_tenant;
  IF v_platform IS NULL THEN
    RAISE EXCEPTION 'no tenant in this transaction' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF NOT EXISTS (SELECT FROM role_packs WHERE name = p_pack) THEN
    RAISE EXCEPTION 'unknown role pack %', p_pack USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT o.name INTO v_taken
    FROM roles o JOIN role_pack_roles r ON r.role = o.name AND r.pack = p_pack AND r.platform_only = v_platform
    WHERE o.tenant_id = v_tenant AND o.pack IS DISTINCT FROM p_pack LIMIT 1;
  IF v_taken IS NOT NULL THEN
    RAISE EXCEPTION 'the tenant has another role named %', v_taken USING ERRCODE = 'unique_violation';
  END IF;
  INSERT INTO roles (tenant_id, id, name, description, level, system, pack)
    SELECT v_tenant, gen_random_uuid(), r.role, r.description, r.level, true, p_pack
    FROM role_pack_roles r WHERE r.pack = p_pack AND r.platform_only = v_platform
    ON CONFLICT (tenant_id, name) DO NOTHING;
  INSERT INTO permissions (tenant_id, id, name, description, resource, action, system)
    SELECT v_tenant, gen_random_uuid(), p.permission, p.description, p.resource, p.action, true
    FROM role_pack_permissions p WHERE p.pack = p_pack AND (v_platform OR NOT p.platform_only)
    ON CONFLICT (tenant_id, name) DO UPDATE
      SET description = excluded.description, resource = excluded.resource, action = excluded.action, system = true
      WHERE NOT permissions.system;
  INSERT INTO role_permissions (tenant_id, id, role_id, permission_id, system)
    SELECT v_tenant, gen_random_uuid(), r.id, p.id, true
    FROM role_pack_role_permissions rp
    JOIN roles r ON r.tenant_id = v_tenant AND r.name = rp.role AND r.pack = p_pack
    JOIN permissions p ON p.tenant_id = v_tenant AND p.name = rp.permission
    WHERE rp.pack = p_pack
    ON CONFLICT (tenant_id, role_id, permission_id) DO NOTHING;
END $$;
GRANT EXECUTE ON FUNCTION apply_role_pack(text) TO holdfast_app;
