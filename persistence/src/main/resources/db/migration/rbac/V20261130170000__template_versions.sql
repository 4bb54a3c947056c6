-- Which version of each template an organization has. Who follows the newest gets it with the release that publishes it; the others stay
-- with theirs until they say so. What roles hold by a template is the rows of role_permissions of system roles.
CREATE TABLE organization_template_versions (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  pack text NOT NULL REFERENCES role_packs (name),
  module varchar(50) NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  follows_newest boolean NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  set_by uuid,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT organization_template_versions_module_key UNIQUE (tenant_id, pack, module)
);
CALL protect_tenant_table('organization_template_versions', 'SELECT');
GRANT SELECT ON organization_template_versions TO holdfast_reader;

CREATE FUNCTION newest_template(p_pack text, p_module text) RETURNS integer LANGUAGE sql STABLE
  RETURN (SELECT max(t.version) FROM organization_permission_templates t WHERE t.pack = p_pack AND t.module = p_module);
GRANT EXECUTE ON FUNCTION newest_template(text, text) TO holdfast_app;

-- What an organization's roles hold by a version of a template; with p_version null by none.
CREATE FUNCTION template_cells(p_tenant uuid, p_pack text, p_module text, p_version integer)
  RETURNS TABLE (permission text, role text) LANGUAGE sql STABLE AS $$
  SELECT t.permission::text, r.role::text FROM organization_permission_templates t
  JOIN role_pack_permissions p ON p.pack = t.pack AND p.permission = t.permission
  CROSS JOIN LATERAL unnest(t.default_roles) AS d (role)
  JOIN role_pack_roles r ON r.pack = t.pack AND r.role = d.role
    AND r.platform_only = (p_tenant = '00000000-0000-7000-8000-000000000001')
  WHERE t.pack = p_pack AND t.module = p_module AND t.version = p_version
    AND (NOT p.platform_only OR p_tenant = '00000000-0000-7000-8000-000000000001')
$$;
GRANT EXECUTE ON FUNCTION template_cells(uuid, text, text, integer) TO holdfast_app;

-- Makes the rows of an organization those of a version: roles and permissions that it lacks are made, what the version does not give is taken
-- away. A permission may have moved between modules: what another template of the pack gives here stays.
CREATE FUNCTION put_permission_template(
  p_tenant uuid, p_pack text, p_module text, p_version integer, p_follows boolean, p_by uuid
) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_platform boolean := p_tenant = '00000000-0000-7000-8000-000000000001';
BEGIN
  INSERT INTO organization_template_versions AS v (tenant_id, id, pack, module, version, follows_newest, set_by)
    VALUES (p_tenant, gen_random_uuid(), p_pack, p_module, p_version, p_follows, p_by)
    ON CONFLICT ON CONSTRAINT organization_template_versions_module_key DO UPDATE
      SET version = excluded.version, follows_newest = excluded.follows_newest, set_at = now(), set_by = excluded.set_by;
  INSERT INTO roles (tenant_id, id, name, description, level, system, pack)
    SELECT p_tenant, gen_random_uuid(), r.role, r.description, r.level, true, p_pack
    FROM role_pack_roles r WHERE r.pack = p_pack AND r.platform_only = v_platform
    ON CONFLICT (tenant_id, name) DO NOTHING;
  INSERT INTO permissions (tenant_id, id, name, description, resource, action, system)
    SELECT p_tenant, gen_random_uuid(), p.permission, p.description, p.resource, p.action, true
    FROM role_pack_permissions p
    WHERE p.pack = p_pack AND (v_platform OR NOT p.platform_only) AND p.permission IN (
      SELECT t.permission FROM organization_permission_templates t
      WHERE t.pack = p_pack AND t.module = p_module AND t.version = p_version)
    ON CONFLICT (tenant_id, name) DO UPDATE
      SET description = excluded.description, resource = excluded.resource, action = excluded.action, system = true
      WHERE NOT permissions.system;
  DELETE FROM role_permissions rp USING roles r, permissions p
    WHERE rp.tenant_id = p_tenant AND rp.system
      AND r.tenant_id = p_tenant AND r.id = rp.role_id AND r.pack = p_pack
      AND p.tenant_id = p_tenant AND p.id = rp.permission_id
      AND p.name IN (SELECT t.permission FROM organization_permission_templates t WHERE t.pack = p_pack AND t.module = p_module)
      AND NOT EXISTS (
        SELECT FROM organization_template_versions v
        CROSS JOIN LATERAL template_cells(p_tenant, v.pack, v.module, v.version) c
        WHERE v.tenant_id = p_tenant AND v.pack = p_pack AND c.role = r.name AND c.permission = p.name);
  INSERT INTO role_permissions (tenant_id, id, role_id, permission_id, system)
    SELECT p_tenant, gen_random_uuid(), r.id, p.id, true
    FROM template_cells(p_tenant, p_pack, p_module, p_version) c
    JOIN roles r ON r.tenant_id = p_tenant AND r.name = c.role AND r.pack = p_pack
    JOIN permissions p ON p.tenant_id = p_tenant AND p.name = c.permission
    ON CONFLICT (tenant_id, role_id, permission_id) DO NOTHING;
END $$;

-- The runtime's way: only for the organization of its transaction, which has the pack already.
CREATE FUNCTION choose_permission_template(p_pack text, p_module text, p_version integer, p_follows boolean, p_by uuid)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
  v_newest integer := newest_template(p_pack, p_module);
BEGIN
  IF NOT EXISTS (SELECT FROM organization_template_versions v
      WHERE v.tenant_id = v_tenant AND v.pack = p_pack AND v.module = p_module) THEN
    RAISE EXCEPTION 'the organization has no template % of %', p_module, p_pack USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF p_version IS NULL OR p_version NOT BETWEEN 1 AND v_newest OR p_follows AND p_version <> v_newest THEN
    RAISE EXCEPTION 'no version % of template %', p_version, p_module USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM lock_rights(true);
  PERFORM put_permission_template(v_tenant, p_pack, p_module, p_version, p_follows, p_by);
END $$;
GRANT EXECUTE ON FUNCTION choose_permission_template(text, text, integer, boolean, uuid) TO holdfast_app;

-- As before, by templates: modules that the organization does not have yet, and those that follow the newest.
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
  PERFORM put_permission_template(v_tenant, p_pack, m.module, newest_template(p_pack, m.module), true, NULL)
    FROM (SELECT DISTINCT p.module FROM role_pack_permissions p WHERE p.pack = p_pack) m
    LEFT JOIN organization_template_versions v ON v.tenant_id = v_tenant AND v.pack = p_pack AND v.module = m.module
    WHERE v.version IS NULL OR v.follows_newest AND v.version < newest_template(p_pack, m.module)
    ORDER BY m.module;
END $$;

-- As before, and who follows gets what is published in the same transaction.
CREATE OR REPLACE FUNCTION publish_permission_templates() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v record;
  v_version integer;
BEGIN
  FOR v IN SELECT DISTINCT p.pack, p.module FROM role_pack_permissions p ORDER BY p.pack, p.module LOOP
    v_version := newest_template(v.pack, v.module);
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
    PERFORM put_permission_template(f.tenant_id, v.pack, v.module, v_version, true, NULL)
      FROM (
        -- Whoever has the pack has also the modules that it gains.
        SELECT o.tenant_id FROM organization_template_versions o WHERE o.pack = v.pack
        GROUP BY o.tenant_id HAVING coalesce(bool_and(o.follows_newest) FILTER (WHERE o.module = v.module), true)
        ORDER BY o.tenant_id
      ) f;
  END LOOP;
  RETURN NULL;
END $$;

-- Choosing a version is a change of rights, by whatever way.
CREATE TRIGGER permission_log AFTER INSERT OR UPDATE OR DELETE ON organization_template_versions FOR EACH ROW
  EXECUTE FUNCTION log_permission_change();
CREATE TRIGGER permission_log_truncate BEFORE TRUNCATE ON organization_template_versions FOR EACH STATEMENT
  EXECUTE FUNCTION log_permission_change();
ALTER TABLE organization_template_versions ENABLE ALWAYS TRIGGER permission_log, ENABLE ALWAYS TRIGGER permission_log_truncate;

-- Everybody has the newest so far, or gets it now.
DO $$
BEGIN
  PERFORM put_permission_template(o.tenant_id, o.pack, m.module, newest_template(o.pack, m.module), true, NULL)
    FROM (SELECT DISTINCT r.tenant_id, r.pack FROM roles r WHERE r.pack IS NOT NULL) o
    JOIN (SELECT DISTINCT p.pack, p.module FROM role_pack_permissions p) m ON m.pack = o.pack
    ORDER BY o.tenant_id, o.pack, m.module;
END $$;
