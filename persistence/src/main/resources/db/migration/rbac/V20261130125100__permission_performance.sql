-- The last two of the twelve indexes of the permission system (docs/PERMISSIONS.md lists them), and how fast it is.

-- Whose changes, newest first; the erasure of a person looks there, too.
CREATE INDEX idx_permission_audit_log_actor ON permission_audit_log (tenant_id, user_id, changed_at DESC, id DESC);
-- In which modules and versions a permission was shipped, and to which roles.
CREATE INDEX idx_permission_templates_key ON organization_permission_templates (permission, pack, version);

-- How much there is of the rights of the transaction's tenant, how large the tables and how much used their indexes are in the whole database,
-- and how long checks and a page of people take: measured now, over rows of the tenant. With the rights of whoever calls it.
CREATE FUNCTION analyze_permission_performance() RETURNS TABLE (what text, value double precision, unit text)
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
  v_times double precision[] := '{}';
  v_permission record;
  v_row record;
  v_started timestamptz;
BEGIN
  RETURN QUERY
    SELECT 'rows.assignments', count(*)::double precision, 'rows' FROM user_roles g
      WHERE g.tenant_id = v_tenant AND g.revoked_at IS NULL
    UNION ALL
    SELECT 'rows.matrix', coalesce(sum(s.grants), 0)::double precision, 'rows' FROM org_permission_summary s
      WHERE s.tenant_id = v_tenant
    UNION ALL
    SELECT 'rows.roles', count(*)::double precision, 'rows' FROM roles r WHERE r.tenant_id = v_tenant
    UNION ALL
    SELECT 'rows.permissions', count(*)::double precision, 'rows' FROM permissions p WHERE p.tenant_id = v_tenant
    UNION ALL
    SELECT 'size.' || t, pg_total_relation_size(t::regclass)::double precision, 'bytes'
      FROM unnest(ARRAY['user_roles', 'role_effective_permissions', 'user_permission_matrix', 'org_permission_summary']) t
    UNION ALL
    SELECT 'scans.' || i.indexrelname, i.idx_scan::double precision, 'scans' FROM pg_stat_user_indexes i
      WHERE i.indexrelname IN ('idx_org_permissions_lookup', 'idx_org_permissions_composite', 'idx_profiles_org_role',
        'idx_permission_templates_module', 'idx_permission_templates_key', 'idx_user_permission_matrix_user',
        'idx_user_permission_matrix_permission', 'idx_role_effective_permissions_permission',
        'idx_org_permission_summary_organization', 'idx_permission_audit_log_time', 'idx_permission_audit_log_actor',
        'idx_permission_audit_log_row');

  FOR v_permission IN
      SELECT s.permission_id, p.name, s.grants FROM org_permission_summary s
      JOIN permissions p ON p.tenant_id = v_tenant AND p.id = s.permission_id
      WHERE s.tenant_id = v_tenant AND s.grants > 0 ORDER BY random() LIMIT 200 LOOP
    SELECT m.user_id, m.scope_type, m.scope_id INTO v_row FROM user_permission_matrix m
      WHERE m.tenant_id = v_tenant AND m.permission_id = v_permission.permission_id
      ORDER BY m.email, m.user_id OFFSET floor(random() * least(v_permission.grants, 1000)) LIMIT 1;
    v_started := clock_timestamp();
    PERFORM user_has_org_permission_enhanced(v_row.user_id, v_tenant, v_permission.name, v_row.scope_type, v_row.scope_id);
    v_times := v_times || extract(epoch FROM clock_timestamp() - v_started)::double precision * 1000;
  END LOOP;
  RETURN QUERY
    SELECT 'check.samples', cardinality(v_times)::double precision, 'checks'
    UNION ALL
    SELECT 'check.p' || round(q * 100), percentile_disc(q) WITHIN GROUP (ORDER BY t), 'ms'
      FROM unnest(ARRAY[0.5, 0.99]::double precision[]) q LEFT JOIN unnest(v_times) t ON true GROUP BY q;

  SELECT s.permission_id INTO v_permission FROM org_permission_summary s
    WHERE s.tenant_id = v_tenant ORDER BY s.grants DESC, s.permission_id LIMIT 1;
  v_started := clock_timestamp();
  PERFORM DISTINCT m.email, m.user_id FROM user_permission_matrix m
    WHERE m.tenant_id = v_tenant AND m.permission_id = v_permission.permission_id AND NOT m.conditional
      AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now())
    ORDER BY m.email, m.user_id LIMIT 50;
  RETURN QUERY SELECT 'page.who', extract(epoch FROM clock_timestamp() - v_started)::double precision * 1000, 'ms';
END $$;
GRANT EXECUTE ON FUNCTION analyze_permission_performance() TO holdfast_app;
