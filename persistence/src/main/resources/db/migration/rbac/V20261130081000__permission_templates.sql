-- Templates: which roles hold which permissions from the beginning, by module. A pack's mapping is published as it is changed: a version is
-- never changed, and the newest one is what a new organization begins with.

-- What belongs together on a screen and in a template.
ALTER TABLE role_pack_permissions ADD COLUMN module varchar(50) NOT NULL DEFAULT 'administration'
  CHECK (module ~ '^[a-z]+(-[a-z]+)*$');
UPDATE role_pack_permissions SET module = CASE
  WHEN resource IN ('members', 'budget', 'events', 'volunteers', 'communications', 'documents') THEN resource
  WHEN resource LIKE '%projects' OR resource = 'project-status' THEN 'projects'
  WHEN resource LIKE '%invoices' THEN 'invoices'
  WHEN resource IN ('files', 'technical-data') THEN 'files'
  WHEN resource LIKE '%analytics' THEN 'analytics'
  WHEN resource IN ('sensors', 'readings', 'alarms') THEN 'monitoring'
  WHEN resource IN ('rules', 'checklists', 'corrective-actions', 'records', 'evidence') THEN 'compliance'
  ELSE 'administration' END;

-- Whoever looks after all people of an organization says what its roles hold.
INSERT INTO role_pack_permissions (pack, action, resource, description, permission)
SELECT p.pack, 'manage', 'permissions', 'Change what the roles of the organization hold', 'manage:permissions'
FROM (VALUES ('engineering-portal'), ('food-safety'), ('parent-teacher-organization')) AS p (pack);
INSERT INTO role_pack_role_permissions (pack, role, permission) VALUES
  ('engineering-portal', 'admin', 'manage:permissions'),
  ('food-safety', 'SUPER_ADMIN', 'manage:permissions'),
  ('food-safety', 'TENANT_ADMIN', 'manage:permissions'),
  ('parent-teacher-organization', 'district_admin', 'manage:permissions'),
  ('parent-teacher-organization', 'president', 'manage:permissions');

CREATE TABLE organization_permission_templates (
  pack text NOT NULL REFERENCES role_packs (name),
  module varchar(50) NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  permission varchar(100) NOT NULL,
  default_roles text[] NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pack, module, version, permission),
  FOREIGN KEY (pack, permission) REFERENCES role_pack_permissions (pack, permission)
);
CREATE INDEX idx_permission_templates_module ON organization_permission_templates (module, pack, version);
GRANT SELECT ON organization_permission_templates TO holdfast_app, holdfast_reader;

-- Publishes what differs from the newest version of its pack and module, as one version more of each per transaction.
CREATE FUNCTION publish_permission_templates() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v record;
  v_version integer;
BEGIN
  FOR v IN SELECT DISTINCT p.pack, p.module FROM role_pack_permissions p ORDER BY p.pack, p.module LOOP
    SELECT max(t.version) INTO v_version FROM organization_permission_templates t
      WHERE t.pack = v.pack AND t.module = v.module;
    CONTINUE WHEN NOT EXISTS (
      WITH present AS (
        SELECT p.permission::text,
               ARRAY(SELECT r.role::text FROM role_pack_role_permissions r
                 WHERE r.pack = p.pack AND r.permission = p.permission ORDER BY r.role) AS roles
        FROM role_pack_permissions p WHERE p.pack = v.pack AND p.module = v.module
      ), published AS (
        SELECT t.permission::text, t.default_roles AS roles FROM organization_permission_templates t
        WHERE t.pack = v.pack AND t.module = v.module AND t.version = v_version
      )
      (TABLE present EXCEPT TABLE published) UNION ALL (TABLE published EXCEPT TABLE present));
    DELETE FROM organization_permission_templates t
      WHERE t.pack = v.pack AND t.module = v.module AND t.version = v_version AND t.published_at = now();
    v_version := CASE WHEN FOUND THEN v_version ELSE coalesce(v_version, 0) + 1 END;
    INSERT INTO organization_permission_templates (pack, module, version, permission, default_roles)
      SELECT p.pack, p.module, v_version, p.permission,
             ARRAY(SELECT r.role::text FROM role_pack_role_permissions r
               WHERE r.pack = p.pack AND r.permission = p.permission ORDER BY r.role)
      FROM role_pack_permissions p WHERE p.pack = v.pack AND p.module = v.module;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER templates AFTER INSERT OR UPDATE OR DELETE ON role_pack_role_permissions
  FOR EACH STATEMENT EXECUTE FUNCTION publish_permission_templates();
CREATE TRIGGER templates AFTER INSERT OR UPDATE ON role_pack_permissions
  FOR EACH STATEMENT EXECUTE FUNCTION publish_permission_templates();
-- Publishes the first versions.
UPDATE role_pack_permissions SET module = module;

-- As before, but what roles hold comes from the newest templates.
CREATE OR REPLACE FUNCTION apply_role_pack(p_pack text) RETURNS void
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
    FROM organization_permission_templates t
    -- A permission may have moved to another module since.
    JOIN role_pack_permissions k ON k.pack = t.pack AND k.permission = t.permission AND k.module = t.module
    CROSS JOIN LATERAL unnest(t.default_roles) AS d (role)
    JOIN roles r ON r.tenant_id = v_tenant AND r.name = d.role AND r.pack = p_pack
    JOIN permissions p ON p.tenant_id = v_tenant AND p.name = t.permission
    WHERE t.pack = p_pack AND t.version = (
      SELECT max(n.version) FROM organization_permission_templates n WHERE n.pack = t.pack AND n.module = t.module)
    ON CONFLICT (tenant_id, role_id, permission_id) DO NOTHING;
END $$;

DO $$
BEGIN
  PERFORM set_session_variables('00000000-0000-7000-8000-000000000001', NULL, NULL, NULL, NULL, 'migration');
  PERFORM apply_role_pack('food-safety');
END $$;
