-- A deny takes from the difference what lies within its place. One for an account hid what was gained for the whole organization; so far denies
-- are for the whole organization alone, so nobody was told anything wrong. The planner's settings are those of V20261201060000.
--
-- What people may do afterwards, from now on, and could not before (gained), or the other way round: as a check without attributes would
-- say, so without what is denied to them there, what is locked from above to other roles, places that are gone, and people who are disabled.
-- What one has by another assignment already, for a wider place or at the same time, is neither gained nor lost.
CREATE OR REPLACE FUNCTION rights_difference(p_tenant uuid)
  RETURNS TABLE (user_id uuid, permission_id uuid, scope_type text, scope_id uuid, gained boolean,
    valid_from timestamptz, valid_to timestamptz)
  LANGUAGE sql STABLE SET enable_nestloop = off SET jit = off AS $$
  WITH first AS MATERIALIZED (
    -- The first note of a row says whether it was there before.
    SELECT DISTINCT ON (e.user_id, e.permission_id, e.assignment_id) e.* FROM rights_notes e
    WHERE e.tenant_id = p_tenant ORDER BY e.user_id, e.permission_id, e.assignment_id, e.n
  ), locks AS MATERIALIZED (
    SELECT p.id AS permission_id, r.id AS role_id FROM (
      SELECT l.*, max(l.above) OVER (PARTITION BY l.permission) AS highest FROM permission_locks_above(NULL) l) l
    JOIN permissions p ON p.tenant_id = p_tenant AND p.name = l.permission
    LEFT JOIN roles r ON r.tenant_id = p_tenant AND r.name = l.role
    WHERE l.above = l.highest
  ), pair AS (
    SELECT DISTINCT f.user_id, f.permission_id FROM first f
    WHERE f.permission_id IS NOT NULL AND f.permission_id NOT IN (SELECT l.permission_id FROM locks l)
  ), present AS (
    SELECT m.*, f.assignment_id IS NULL AS unchanged FROM pair p
    CROSS JOIN LATERAL (SELECT m.* FROM user_permission_matrix m
      WHERE m.tenant_id = p_tenant AND m.user_id = p.user_id AND m.permission_id = p.permission_id OFFSET 0) m
    LEFT JOIN first f ON f.user_id = m.user_id AND f.permission_id = m.permission_id AND f.assignment_id = m.assignment_id
    WHERE NOT m.conditional
  ), present_by_lock AS (
    SELECT g.*, l.permission_id, f.assignment_id IS NULL AS unchanged
    FROM (SELECT DISTINCT f.user_id FROM first f WHERE f.permission_id IS NULL) u
    JOIN user_roles g ON g.tenant_id = p_tenant AND g.user_id = u.user_id AND g.revoked_at IS NULL AND g.condition = '{}'
    JOIN locks l ON l.role_id = g.role_id
    LEFT JOIN first f ON f.user_id = g.user_id AND f.permission_id IS NULL AND f.assignment_id = g.id
  ), held (user_id, permission_id, scope_type, scope_id, valid_from, valid_to, earlier, later) AS (
    SELECT m.user_id, m.permission_id, m.scope_type, m.scope_id, m.valid_from, m.valid_to, m.unchanged, true FROM present m
    UNION ALL
    SELECT g.user_id, g.permission_id, g.scope_type, g.scope_id, g.valid_from, g.valid_to, g.unchanged, true
    FROM present_by_lock g
    UNION ALL
    SELECT f.user_id, f.permission_id, f.scope_type, f.scope_id, f.valid_from, f.valid_to, true, false FROM first f
    JOIN pair p ON p.user_id = f.user_id AND p.permission_id = f.permission_id
    WHERE NOT f.gained AND NOT f.conditional
    UNION ALL
    SELECT f.user_id, l.permission_id, f.scope_type, f.scope_id, f.valid_from, f.valid_to, true, false FROM first f
    JOIN locks l ON l.role_id = f.role_id
    WHERE f.permission_id IS NULL AND NOT f.gained AND NOT f.conditional
  ), times AS MATERIALIZED (
    SELECT h.user_id, h.permission_id, h.scope_type, h.scope_id,
           range_agg(tstzrange(greatest(h.valid_from, now()), h.valid_to)) FILTER (WHERE h.earlier) AS before,
           range_agg(tstzrange(greatest(h.valid_from, now()), h.valid_to)) FILTER (WHERE h.later) AS after,
           (SELECT c.account_id FROM projects_cache c WHERE h.scope_type = 'project' AND c.tenant_id = p_tenant
             AND c.id = h.scope_id AND c.gone_at IS NULL) AS account_id
    FROM held h
    WHERE (h.valid_to IS NULL OR h.valid_to > now()) AND CASE h.scope_type
      WHEN 'account' THEN EXISTS (SELECT FROM accounts c WHERE c.tenant_id = p_tenant AND c.id = h.scope_id)
      WHEN 'location' THEN EXISTS (SELECT FROM locations c WHERE c.tenant_id = p_tenant AND c.id = h.scope_id)
      WHEN 'project' THEN EXISTS (SELECT FROM projects_cache c
        WHERE c.tenant_id = p_tenant AND c.id = h.scope_id AND c.gone_at IS NULL)
      ELSE true END
    GROUP BY h.user_id, h.permission_id, h.scope_type, h.scope_id
  ), around AS (
    -- Whatever lies around a place counts there too, and so does what is denied there.
    SELECT t.user_id, t.permission_id, t.scope_type, t.scope_id, t.before, t.after,
           range_agg(w.before) AS covered_before, range_agg(w.after) AS covered_after,
           range_agg(tstzrange(d.valid_from, d.valid_to)) FILTER (WHERE d.id IS NOT NULL) AS denied
    FROM times t JOIN times w ON w.user_id = t.user_id AND w.permission_id = t.permission_id AND (w.scope_type = 'tenant'
      OR w.scope_type = t.scope_type AND w.scope_id = t.scope_id OR w.scope_type = 'account' AND w.scope_id = t.account_id)
    LEFT JOIN permission_denies d ON d.tenant_id = p_tenant AND d.user_id = t.user_id AND d.permission_id = t.permission_id
      AND d.revoked_at IS NULL AND (d.scope_type = 'tenant'
      OR d.scope_type = t.scope_type AND d.scope_id = t.scope_id OR d.scope_type = 'account' AND d.scope_id = t.account_id)
    GROUP BY t.user_id, t.permission_id, t.scope_type, t.scope_id, t.before, t.after
  )
  SELECT a.user_id, a.permission_id, a.scope_type, a.scope_id, s.gained, lower(t), upper(t)
  FROM around a
  JOIN users u ON u.tenant_id = p_tenant AND u.id = a.user_id AND u.status = 'active'
  CROSS JOIN LATERAL (VALUES
    (true, coalesce(a.after, '{}') - coalesce(a.covered_before, '{}')),
    (false, coalesce(a.before, '{}') - coalesce(a.covered_after, '{}'))) AS s (gained, times)
  CROSS JOIN LATERAL unnest(s.times - coalesce(a.denied, '{}')) AS t
$$;
