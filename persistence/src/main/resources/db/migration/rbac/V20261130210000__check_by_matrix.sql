-- The check looks up what roles give where triggers keep it ready, instead of going through the hierarchy at each question: one look at
-- user_permission_matrix, whatever the organization has. What the matrix leaves out (docs/adr/0029) is judged here as before, and so is a
-- permission that an organization above has locked.
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
  SELECT t.parent_id, p.id INTO v_parent, v_permission FROM tenants t
    JOIN users u ON u.tenant_id = t.id
    JOIN permissions p ON p.tenant_id = t.id
    WHERE t.id = p_tenant AND t.status = 'active' AND u.id = p_user AND u.status = 'active' AND p.name = p_permission;
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  CASE v_type
    WHEN 'tenant' THEN
      IF p_resource_id <> p_tenant THEN
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

  IF v_parent IS NOT NULL THEN
    SELECT max(l.above) INTO v_locked FROM permission_locks_above(p_permission) l;
  END IF;
  IF v_locked IS NOT NULL THEN
    PERFORM FROM user_roles g
      JOIN roles r ON r.tenant_id = p_tenant AND r.id = g.role_id
      JOIN permission_locks_above(p_permission) l ON l.role = r.name AND l.above = v_locked
      WHERE g.tenant_id = p_tenant AND g.user_id = p_user AND g.revoked_at IS NULL AND g.condition = '{}'
        AND g.valid_from <= p_at AND (g.valid_to IS NULL OR g.valid_to > p_at)
        AND (g.scope_type = 'tenant' OR (g.scope_type = v_type AND g.scope_id = p_resource_id)
          OR (g.scope_type = 'account' AND g.scope_id = v_account));
  ELSE
    PERFORM FROM user_permission_matrix m
      WHERE m.tenant_id = p_tenant AND m.user_id = p_user AND m.permission_id = v_permission AND NOT m.conditional
        AND m.valid_from <= p_at AND (m.valid_to IS NULL OR m.valid_to > p_at)
        AND (m.scope_type = 'tenant' OR (m.scope_type = v_type AND m.scope_id = p_resource_id)
          OR (m.scope_type = 'account' AND m.scope_id = v_account));
  END IF;
  IF NOT FOUND THEN
    RETURN false;
  END IF;

  PERFORM FROM permission_denies d
    WHERE d.tenant_id = p_tenant AND d.user_id = p_user AND d.permission_id = v_permission AND d.revoked_at IS NULL
      AND d.valid_from <= p_at AND (d.valid_to IS NULL OR d.valid_to > p_at)
      AND (d.scope_type = 'tenant' OR (d.scope_type = v_type AND d.scope_id = p_resource_id)
        OR (d.scope_type = 'account' AND d.scope_id = v_account));
  RETURN NOT FOUND;
END $$;
