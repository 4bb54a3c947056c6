-- Making a matrix anew costs less (docs/adr/0049): numbers are counted in one pass, and rows that are right are not tried once more.

-- What the numbers of all permissions ought to be, for whoever looks at all of them: one pass over what people have, while
-- right_permission_summary looks each permission up and is for a few.
CREATE FUNCTION right_permission_summaries(p_tenant uuid) RETURNS SETOF org_permission_summary LANGUAGE sql STABLE AS $$
  SELECT p.tenant_id, p.id, coalesce(e.roles, 0), coalesce(m.grants, 0), coalesce(m.people, 0), coalesce(d.denies, 0), coalesce(o.settings, 0)
  FROM permissions p
  LEFT JOIN (SELECT e.permission_id, count(*) AS roles FROM role_effective_permissions e
    WHERE e.tenant_id = p_tenant GROUP BY e.permission_id) e ON e.permission_id = p.id
  LEFT JOIN (SELECT m.permission_id, sum(m.rows)::bigint AS grants, count(*) AS people
    FROM (SELECT m.permission_id, m.user_id, count(*) AS rows FROM user_permission_matrix m
      WHERE m.tenant_id = p_tenant GROUP BY m.permission_id, m.user_id) m
    GROUP BY m.permission_id) m ON m.permission_id = p.id
  LEFT JOIN (SELECT d.permission_id, count(*) AS denies FROM permission_denies d
    WHERE d.tenant_id = p_tenant AND d.revoked_at IS NULL GROUP BY d.permission_id) d ON d.permission_id = p.id
  LEFT JOIN (SELECT o.permission, count(*) AS settings FROM organization_permissions o
    WHERE o.tenant_id = p_tenant GROUP BY o.permission) o ON o.permission = p.name
  WHERE p.tenant_id = p_tenant
$$;

-- Makes the tables of one organization say what they ought to, and answers how many rows were others before. Each comparison reads either side
-- once: the planner does not know a table that just grew or became empty, and would look up row by row. The rights are held, so nobody adds a
-- row between what is missing and its insert. A million rows are sorted and counted in memory.
CREATE OR REPLACE FUNCTION rebuild_permission_matrix(p_tenant uuid) RETURNS bigint
  LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_nestloop = off SET work_mem = '128MB' AS $$
DECLARE
  v_wrong bigint;
  v_rows bigint;
BEGIN
  PERFORM hold_rights(ARRAY[p_tenant]);
  PERFORM set_config('holdfast.rebuilding', 'on', true);
  v_wrong := renew_role_permissions(p_tenant, NULL);
  DELETE FROM user_permission_matrix m
    WHERE m.tenant_id = p_tenant AND NOT EXISTS (SELECT FROM right_permission_matrix(p_tenant) x
      WHERE x.user_id = m.user_id AND x.permission_id = m.permission_id AND x.assignment_id = m.assignment_id
        AND x IS NOT DISTINCT FROM m);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  v_wrong := v_wrong + v_rows;
  INSERT INTO user_permission_matrix
    SELECT x.* FROM right_permission_matrix(p_tenant) x
    WHERE NOT EXISTS (SELECT FROM user_permission_matrix m WHERE m.tenant_id = p_tenant
      AND m.user_id = x.user_id AND m.permission_id = x.permission_id AND m.assignment_id = x.assignment_id)
    ORDER BY x.user_id, x.permission_id, x.assignment_id;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  v_wrong := v_wrong + v_rows;
  DELETE FROM org_permission_summary s
    WHERE s.tenant_id = p_tenant AND NOT EXISTS (SELECT FROM right_permission_summaries(p_tenant) x
      WHERE x.permission_id = s.permission_id AND x IS NOT DISTINCT FROM s);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  v_wrong := v_wrong + v_rows;
  INSERT INTO org_permission_summary
    SELECT x.* FROM right_permission_summaries(p_tenant) x
    WHERE NOT EXISTS (SELECT FROM org_permission_summary s WHERE s.tenant_id = p_tenant AND s.permission_id = x.permission_id);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  PERFORM set_config('holdfast.rebuilding', '', true);
  RETURN v_wrong + v_rows;
END $$;
