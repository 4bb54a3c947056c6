-- What a district learns of the organizations below it: names, numbers and times, and no row of theirs. Hence doors. How many lie below is
-- guessed far too high by the planner, which would compile for seconds what runs for half of one.

-- The organizations below one, at any depth; whatever stands in a circle once.
CREATE FUNCTION organizations_below(p_top uuid) RETURNS TABLE (id uuid, way uuid[]) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below (id, way) AS (
    SELECT t.id, '{}'::uuid[] FROM tenants t WHERE t.parent_id = p_top AND t.id <> p_top
    UNION ALL
    SELECT t.id, b.way || b.id FROM below b JOIN tenants t ON t.parent_id = b.id
    WHERE t.id <> p_top AND t.id <> b.id AND t.id <> ALL (b.way)
  )
  SELECT b.id, b.way FROM below b
$$;

-- Whether any lies below the organization of the transaction.
CREATE FUNCTION has_organizations_below() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM tenants t WHERE t.parent_id = current_tenant() AND t.id <> current_tenant())
$$;

-- A page of them by name, with how each stands; p_only: that one alone. Counts are made for those of the page. templates has a line for each
-- module: module, version, newest, follows, separated by blanks.
CREATE FUNCTION organizations_standing(p_text text, p_only uuid, p_after_name text, p_after uuid, p_most integer)
  RETURNS TABLE (id uuid, slug text, name text, status text, people bigint, invitations bigint, added bigint, removed bigint,
    locked bigint, violations bigint, changed_at timestamptz, templates text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  WITH page AS MATERIALIZED (
    SELECT t.id, t.slug, t.name::text, t.status FROM organizations_below(current_tenant()) b JOIN tenants t ON t.id = b.id
    WHERE (p_only IS NULL OR t.id = p_only)
      AND (p_text IS NULL OR position(lower(p_text) IN lower(t.name)) > 0 OR position(lower(p_text) IN t.slug) > 0)
      AND (p_after IS NULL OR (t.name::text, t.id) > (p_after_name, p_after))
    ORDER BY t.name::text, t.id LIMIT least(p_most, 201)
  )
  SELECT p.id, p.slug, p.name, p.status,
    (SELECT count(*) FROM users u WHERE u.tenant_id = p.id AND u.status = 'active'),
    (SELECT count(*) FROM invitations i WHERE i.tenant_id = p.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL
      AND i.expires_at > now()),
    o.added, o.removed, o.locked,
    (SELECT count(*) FROM separation_violations(p.id) v),
    (SELECT max(l.changed_at) FROM permission_audit_log l WHERE l.tenant_id = p.id),
    (SELECT string_agg(concat_ws(' ', v.module, v.version, newest_template(v.pack, v.module), v.follows_newest), chr(10)
        ORDER BY v.module, v.pack)
      FROM organization_template_versions v WHERE v.tenant_id = p.id)
  FROM page p
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.effect = 'ADD') AS added, count(*) FILTER (WHERE c.effect = 'REMOVE') AS removed,
           count(*) FILTER (WHERE c.effect = 'LOCK') AS locked
    FROM organization_permissions c WHERE c.tenant_id = p.id) o
  ORDER BY p.name, p.id
$$;

-- How many people of the organizations below gain and lose permissions of which this organization has changed the locks in this
-- transaction: as a check without attributes would say from now on. p_locked and p_roles are the locks of p_changed as they were. First
-- all together (no organization), all permissions (no permission) and each; then the same of the first p_most organizations by name.
--
-- A lock gives a permission by the names of roles; without it the highest organization in between counts that locks it, and without any what
-- roles hold. Rights are sets of times at places, as for rights_difference().
CREATE FUNCTION lock_effects_below(p_changed text[], p_locked text[], p_roles text[], p_most integer)
  RETURNS TABLE (organization uuid, name text, permission text, organizations bigint, gaining bigint, losing bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  WITH locks_before AS MATERIALIZED (
    SELECT l.permission, l.role FROM unnest(p_locked, p_roles) AS l (permission, role)
  ), locks_after AS MATERIALIZED (
    SELECT o.permission::text, o.role::text FROM organization_permissions o
    WHERE o.tenant_id = current_tenant() AND o.effect = 'LOCK' AND o.permission = ANY (p_changed)
  ), changed AS MATERIALIZED (
    -- What an organization above has locked is its word before and after.
    SELECT c.permission, c.permission IN (SELECT l.permission FROM locks_before l) AS locked_before,
           c.permission IN (SELECT l.permission FROM locks_after l) AS locked_after
    FROM unnest(p_changed) AS c (permission) WHERE NOT EXISTS (SELECT FROM permission_locks_above(c.permission))
  ), line AS MATERIALIZED (
    SELECT b.id, t.name::text, b.way FROM organizations_below(current_tenant()) b
    JOIN tenants t ON t.id = b.id AND t.status = 'active'
  ), between AS (
    SELECT DISTINCT ON (l.id, o.permission) l.id, o.permission, o.tenant_id AS locked_by
    FROM line l CROSS JOIN LATERAL unnest(l.way) WITH ORDINALITY AS w (id, n)
    JOIN organization_permissions o ON o.tenant_id = w.id AND o.effect = 'LOCK' AND o.permission = ANY (p_changed)
    ORDER BY l.id, o.permission, w.n
  ), state AS MATERIALIZED (
    SELECT l.id AS tenant_id, p.id AS permission_id, c.*, b.locked_by FROM line l CROSS JOIN changed c
    JOIN permissions p ON p.tenant_id = l.id AND p.name = c.permission
    LEFT JOIN between b ON b.id = l.id AND b.permission = c.permission
  ), named AS (
    SELECT s.tenant_id, s.permission_id, r.id AS role_id,
           CASE WHEN s.locked_before THEN EXISTS (
               SELECT FROM locks_before k WHERE k.permission = s.permission AND k.role = r.name) ELSE i.named END AS earlier,
           CASE WHEN s.locked_after THEN EXISTS (
               SELECT FROM locks_after k WHERE k.permission = s.permission AND k.role = r.name) ELSE i.named END AS later
    FROM state s JOIN roles r ON r.tenant_id = s.tenant_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM organization_permissions o WHERE o.tenant_id = s.locked_by
      AND o.permission = s.permission AND o.role = r.name AND o.effect = 'LOCK') AS named) i
  ), held AS (
    SELECT g.tenant_id, g.user_id, n.permission_id, g.scope_type, g.scope_id, g.valid_from, g.valid_to, n.earlier, n.later
    FROM named n JOIN user_roles g ON g.tenant_id = n.tenant_id AND g.role_id = n.role_id
    WHERE (n.earlier OR n.later) AND g.revoked_at IS NULL AND g.condition = '{}'
    UNION ALL
    SELECT m.tenant_id, m.user_id, m.permission_id, m.scope_type, m.scope_id, m.valid_from, m.valid_to,
           NOT s.locked_before, NOT s.locked_after
    FROM state s JOIN user_permission_matrix m ON m.tenant_id = s.tenant_id AND m.permission_id = s.permission_id
    WHERE s.locked_by IS NULL AND NOT (s.locked_before AND s.locked_after) AND NOT m.conditional
  ), times AS MATERIALIZED (
    SELECT h.tenant_id, h.user_id, h.permission_id, h.scope_type, h.scope_id,
           coalesce(range_agg(span) FILTER (WHERE h.earlier), '{}') AS before,
           coalesce(range_agg(span) FILTER (WHERE h.later), '{}') AS after,
           (SELECT c.account_id FROM projects_cache c WHERE h.scope_type = 'project' AND c.tenant_id = h.tenant_id
             AND c.id = h.scope_id AND c.gone_at IS NULL) AS account_id
    FROM held h CROSS JOIN LATERAL tstzrange(greatest(h.valid_from, now()), h.valid_to) AS span
    WHERE (h.valid_to IS NULL OR h.valid_to > now()) AND CASE h.scope_type
      WHEN 'account' THEN EXISTS (SELECT FROM accounts c WHERE c.tenant_id = h.tenant_id AND c.id = h.scope_id)
      WHEN 'location' THEN EXISTS (SELECT FROM locations c WHERE c.tenant_id = h.tenant_id AND c.id = h.scope_id)
      WHEN 'project' THEN EXISTS (SELECT FROM projects_cache c
        WHERE c.tenant_id = h.tenant_id AND c.id = h.scope_id AND c.gone_at IS NULL)
      ELSE true END
    GROUP BY h.tenant_id, h.user_id, h.permission_id, h.scope_type, h.scope_id
  ), around AS (
    -- Whatever lies around a place counts there too.
    SELECT t.tenant_id, t.user_id, t.permission_id, t.scope_type, t.scope_id, t.account_id, t.before, t.after,
           range_agg(w.before) AS covered_before, range_agg(w.after) AS covered_after
    FROM times t JOIN times w ON w.tenant_id = t.tenant_id AND w.user_id = t.user_id AND w.permission_id = t.permission_id
      AND (w.scope_type = 'tenant' OR w.scope_type = t.scope_type AND w.scope_id = t.scope_id
        OR w.scope_type = 'account' AND w.scope_id = t.account_id)
    GROUP BY t.tenant_id, t.user_id, t.permission_id, t.scope_type, t.scope_id, t.account_id, t.before, t.after
  ), person AS (
    SELECT a.tenant_id, a.user_id, a.permission_id, bool_or(NOT isempty(a.after - a.covered_before - d.times)) AS gains,
           bool_or(NOT isempty(a.before - a.covered_after - d.times)) AS loses
    FROM around a
    JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.user_id AND u.status = 'active'
    CROSS JOIN LATERAL (
      SELECT coalesce(range_agg(tstzrange(d.valid_from, d.valid_to)), '{}') AS times FROM permission_denies d
      WHERE d.tenant_id = a.tenant_id AND d.user_id = a.user_id AND d.permission_id = a.permission_id AND d.revoked_at IS NULL
        AND (d.scope_type = 'tenant' OR d.scope_type = a.scope_type AND d.scope_id = a.scope_id
          OR d.scope_type = 'account' AND d.scope_id = a.account_id)) d
    GROUP BY a.tenant_id, a.user_id, a.permission_id
  ), touched AS MATERIALIZED (
    SELECT s.tenant_id, l.name, s.permission, p.user_id, p.gains, p.loses
    FROM person p JOIN state s ON s.tenant_id = p.tenant_id AND s.permission_id = p.permission_id
    JOIN line l ON l.id = p.tenant_id
    WHERE p.gains OR p.loses
  ), first AS (
    SELECT DISTINCT t.name, t.tenant_id FROM touched t ORDER BY t.name, t.tenant_id LIMIT p_most
  )
  SELECT NULL::uuid, NULL::text, t.permission, count(DISTINCT t.tenant_id),
         count(DISTINCT (t.tenant_id, t.user_id)) FILTER (WHERE t.gains),
         count(DISTINCT (t.tenant_id, t.user_id)) FILTER (WHERE t.loses)
  FROM touched t GROUP BY GROUPING SETS ((), (t.permission))
  UNION ALL
  (SELECT t.tenant_id, t.name, t.permission, 1, count(DISTINCT t.user_id) FILTER (WHERE t.gains),
          count(DISTINCT t.user_id) FILTER (WHERE t.loses)
   FROM touched t JOIN first f ON f.tenant_id = t.tenant_id
   GROUP BY GROUPING SETS ((t.tenant_id, t.name), (t.tenant_id, t.name, t.permission)))
  ORDER BY 2 NULLS FIRST, 1 NULLS FIRST, 3 NULLS FIRST
$$;
GRANT EXECUTE ON FUNCTION has_organizations_below(), organizations_standing(text, uuid, text, uuid, integer),
  lock_effects_below(text[], text[], text[], integer) TO holdfast_app;
