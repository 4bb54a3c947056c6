-- Who may do what, ready to be listed: which permissions each role holds, which of them each person has where, and how many of each there are.
-- Triggers keep the three tables within every change of what they come from, whoever makes it: what they say and what is decided from the rows
-- themselves cannot part, and a rebuild finds nothing to do. They come one from the other: roles, then people, then numbers.
--
-- What depends on the moment, the place, the question or another organization is not in them: whether a person is active, times, denies,
-- conditions, and what organizations above have locked. Who reads them looks at that, so that nothing has to happen when an hour passes.
--
-- No foreign keys: nobody but these triggers writes here, and a rebuild of a million rows would check each of them.

-- Rule R4 of docs/PERMISSIONS.md, without locks from above.
CREATE TABLE role_effective_permissions (
  tenant_id uuid NOT NULL,
  role_id uuid NOT NULL,
  permission_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, role_id, permission_id)
);
CREATE INDEX idx_role_effective_permissions_permission ON role_effective_permissions (tenant_id, permission_id, role_id);
CALL protect_tenant_table('role_effective_permissions', 'SELECT');

-- A row for each permission of each assignment that is not taken back. The address is here so that those who may do something can be listed
-- in its order, page by page, from the index alone.
CREATE TABLE user_permission_matrix (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  permission_id uuid NOT NULL,
  assignment_id uuid NOT NULL,
  role_id uuid NOT NULL,
  email varchar(255) COLLATE "C" NOT NULL,
  scope_type text NOT NULL CHECK (scope_type IN ('tenant', 'account', 'location', 'project')),
  scope_id uuid,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  conditional boolean NOT NULL,
  CONSTRAINT idx_user_permission_matrix_user PRIMARY KEY (tenant_id, user_id, permission_id, assignment_id)
    INCLUDE (scope_type, scope_id, valid_from, valid_to, conditional)
);
CREATE INDEX idx_user_permission_matrix_permission ON user_permission_matrix (tenant_id, permission_id, email, user_id)
  INCLUDE (scope_type, scope_id, valid_from, valid_to, conditional);
CALL protect_tenant_table('user_permission_matrix', 'SELECT');

-- A row for each permission of an organization: how many roles hold it, how many assignments give it to how many people, how many denies
-- are not lifted, and how many settings of the organization are about it.
CREATE TABLE org_permission_summary (
  tenant_id uuid NOT NULL,
  permission_id uuid NOT NULL,
  roles bigint NOT NULL DEFAULT 0,
  grants bigint NOT NULL DEFAULT 0,
  people bigint NOT NULL DEFAULT 0,
  denies bigint NOT NULL DEFAULT 0,
  settings bigint NOT NULL DEFAULT 0,
  CONSTRAINT idx_org_permission_summary_organization PRIMARY KEY (tenant_id, permission_id)
);
CALL protect_tenant_table('org_permission_summary', 'SELECT');
GRANT SELECT ON role_effective_permissions, user_permission_matrix, org_permission_summary TO holdfast_reader;

-- What the tables ought to say. p_roles: only what these roles hold; null for all.
CREATE FUNCTION right_role_permissions(p_tenant uuid, p_roles uuid[]) RETURNS SETOF role_effective_permissions
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE reached (senior_id, role_id) AS (
    SELECT r.id, r.id FROM roles r WHERE r.tenant_id = p_tenant AND (p_roles IS NULL OR r.id = ANY (p_roles))
    UNION
    SELECT b.senior_id, h.junior_id FROM reached b
    JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.senior_id = b.role_id
  ), changed AS (
    SELECT r.id AS role_id, p.id AS permission_id, o.effect FROM organization_permissions o
    JOIN roles r ON r.tenant_id = p_tenant AND r.name = o.role
    JOIN permissions p ON p.tenant_id = p_tenant AND p.name = o.permission
    WHERE o.tenant_id = p_tenant AND o.effect IN ('ADD', 'REMOVE')
  )
  SELECT p_tenant, b.senior_id, rp.permission_id FROM reached b
  JOIN role_permissions rp ON rp.tenant_id = p_tenant AND rp.role_id = b.role_id
  WHERE NOT EXISTS (SELECT FROM changed c
    WHERE c.role_id = b.role_id AND c.permission_id = rp.permission_id AND c.effect = 'REMOVE')
  UNION
  SELECT p_tenant, b.senior_id, c.permission_id FROM reached b JOIN changed c ON c.role_id = b.role_id AND c.effect = 'ADD'
$$;
-- Without a search path of its own, so that it becomes part of the query that asks it.
CREATE FUNCTION right_permission_matrix(p_tenant uuid) RETURNS SETOF user_permission_matrix LANGUAGE sql STABLE AS $$
  SELECT g.tenant_id, g.user_id, e.permission_id, g.id, g.role_id, u.email, g.scope_type, g.scope_id, g.valid_from, g.valid_to,
         g.condition <> '{}'
  FROM user_roles g
  JOIN users u ON u.tenant_id = g.tenant_id AND u.id = g.user_id
  JOIN role_effective_permissions e ON e.tenant_id = g.tenant_id AND e.role_id = g.role_id
  WHERE g.tenant_id = p_tenant AND g.revoked_at IS NULL
$$;
CREATE FUNCTION right_permission_summary(p_tenant uuid) RETURNS SETOF org_permission_summary LANGUAGE sql STABLE AS $$
  SELECT p.tenant_id, p.id,
         (SELECT count(*) FROM role_effective_permissions e WHERE e.tenant_id = p.tenant_id AND e.permission_id = p.id),
         m.grants, m.people,
         (SELECT count(*) FROM permission_denies d
           WHERE d.tenant_id = p.tenant_id AND d.permission_id = p.id AND d.revoked_at IS NULL),
         (SELECT count(*) FROM organization_permissions o WHERE o.tenant_id = p.tenant_id AND o.permission = p.name)
  FROM permissions p
  CROSS JOIN LATERAL (SELECT count(*) AS grants, count(DISTINCT m.user_id) AS people FROM user_permission_matrix m
    WHERE m.tenant_id = p.tenant_id AND m.permission_id = p.id) m
  WHERE p.tenant_id = p_tenant
$$;

-- The lock of tenants' rights, alone. Two changes of one organization could each miss what the other has not committed yet: whoever
-- comes second waits here, and then sees it.
CREATE FUNCTION hold_rights(p_tenants uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid;
BEGIN
  FOR v_tenant IN SELECT DISTINCT t FROM unnest(p_tenants) t ORDER BY t LOOP
    PERFORM pg_advisory_xact_lock(1752132710, hashtext(v_tenant::text));
  END LOOP;
END $$;

-- What some roles hold, and what those hold that take over from them; null for all. Answers how many rows were others before.
CREATE FUNCTION renew_role_permissions(p_tenant uuid, p_roles uuid[]) RETURNS bigint
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_roles uuid[];
  v_gone bigint;
  v_come bigint;
BEGIN
  IF p_roles IS NOT NULL THEN
    v_roles := ARRAY(
      WITH RECURSIVE above (role_id) AS (
        SELECT r FROM unnest(p_roles) r
        UNION
        SELECT h.senior_id FROM above a JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.junior_id = a.role_id
      )
      SELECT a.role_id FROM above a);
  END IF;
  DELETE FROM role_effective_permissions e
    WHERE e.tenant_id = p_tenant AND (v_roles IS NULL OR e.role_id = ANY (v_roles)) AND NOT EXISTS (
      SELECT FROM right_role_permissions(p_tenant, v_roles) x
      WHERE x.role_id = e.role_id AND x.permission_id = e.permission_id);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  INSERT INTO role_effective_permissions SELECT x.* FROM right_role_permissions(p_tenant, v_roles) x ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS v_come = ROW_COUNT;
  RETURN v_gone + v_come;
END $$;

-- Roles: their own permissions, what they take over, and what the organization changes of them.
CREATE FUNCTION follow_role_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v record;
BEGIN
  PERFORM hold_rights(ARRAY(SELECT DISTINCT t.tenant_id FROM touched t));
  IF TG_TABLE_NAME = 'role_permissions' THEN
    FOR v IN SELECT t.tenant_id, array_agg(DISTINCT t.role_id) AS roles FROM touched t GROUP BY t.tenant_id LOOP
      PERFORM renew_role_permissions(v.tenant_id, v.roles);
    END LOOP;
  ELSIF TG_TABLE_NAME = 'role_hierarchy' THEN
    FOR v IN SELECT t.tenant_id, array_agg(DISTINCT t.senior_id) AS roles FROM touched t GROUP BY t.tenant_id LOOP
      PERFORM renew_role_permissions(v.tenant_id, v.roles);
    END LOOP;
  ELSE
    FOR v IN SELECT t.tenant_id, array_agg(DISTINCT r.id) AS roles FROM touched t
        JOIN roles r ON r.tenant_id = t.tenant_id AND r.name = t.role GROUP BY t.tenant_id LOOP
      PERFORM renew_role_permissions(v.tenant_id, v.roles);
    END LOOP;
    UPDATE org_permission_summary s SET settings = (
        SELECT count(*) FROM organization_permissions o WHERE o.tenant_id = p.tenant_id AND o.permission = p.name)
      FROM permissions p
      WHERE s.tenant_id = p.tenant_id AND s.permission_id = p.id
        AND (p.tenant_id, p.name) IN (SELECT t.tenant_id, t.permission FROM touched t);
  END IF;
  RETURN NULL;
END $$;

-- Assignments: the rows of old ones go, those of new ones come. Here and below each changed row leads to what belongs to it by an index
-- (OFFSET 0 keeps it so): a table that just grew is not known to the planner yet, which would read it again for every row.
CREATE FUNCTION follow_assignment() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM hold_rights(ARRAY(SELECT DISTINCT t.tenant_id FROM touched t));
  IF TG_NAME IN ('matrix_of_old', 'matrix_of_deleted') THEN
    DELETE FROM user_permission_matrix m USING touched t
      WHERE m.tenant_id = t.tenant_id AND m.user_id = t.user_id AND m.assignment_id = t.id;
  ELSE
    INSERT INTO user_permission_matrix
      SELECT t.tenant_id, t.user_id, e.permission_id, t.id, t.role_id,
             (SELECT u.email FROM users u WHERE u.tenant_id = t.tenant_id AND u.id = t.user_id),
             t.scope_type, t.scope_id, t.valid_from, t.valid_to, t.condition <> '{}'
      FROM touched t
      CROSS JOIN LATERAL (SELECT e.permission_id FROM role_effective_permissions e
        WHERE e.tenant_id = t.tenant_id AND e.role_id = t.role_id OFFSET 0) e
      WHERE t.revoked_at IS NULL
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

-- A person's address.
CREATE FUNCTION follow_address() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM hold_rights(ARRAY[NEW.tenant_id]);
  UPDATE user_permission_matrix m SET email = NEW.email WHERE m.tenant_id = NEW.tenant_id AND m.user_id = NEW.id;
  RETURN NULL;
END $$;

-- Permissions come and go, and are denied to people. A new one changes no rights, so it waits for nobody.
CREATE FUNCTION follow_permission() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'permission_denies' THEN
    PERFORM hold_rights(ARRAY(SELECT DISTINCT t.tenant_id FROM touched t));
    UPDATE org_permission_summary s SET denies = (SELECT count(*) FROM permission_denies d
        WHERE d.tenant_id = s.tenant_id AND d.permission_id = s.permission_id AND d.revoked_at IS NULL)
      WHERE (s.tenant_id, s.permission_id) IN (SELECT t.tenant_id, t.permission_id FROM touched t);
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO org_permission_summary
      SELECT x.* FROM touched t CROSS JOIN LATERAL right_permission_summary(t.tenant_id) x WHERE x.permission_id = t.id
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM org_permission_summary s USING touched t WHERE s.tenant_id = t.tenant_id AND s.permission_id = t.id;
  END IF;
  RETURN NULL;
END $$;

-- What roles hold: people have it, or have it no more.
CREATE FUNCTION follow_role_permissions() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM user_permission_matrix m USING (
      SELECT g.tenant_id, g.user_id, t.permission_id, g.id FROM touched t
      CROSS JOIN LATERAL (SELECT g.* FROM user_roles g
        WHERE g.tenant_id = t.tenant_id AND g.role_id = t.role_id AND g.revoked_at IS NULL OFFSET 0) g) k
      WHERE m.tenant_id = k.tenant_id AND m.user_id = k.user_id AND m.permission_id = k.permission_id AND m.assignment_id = k.id;
  ELSE
    INSERT INTO user_permission_matrix
      SELECT g.tenant_id, g.user_id, t.permission_id, g.id, g.role_id,
             (SELECT u.email FROM users u WHERE u.tenant_id = g.tenant_id AND u.id = g.user_id),
             g.scope_type, g.scope_id, g.valid_from, g.valid_to, g.condition <> '{}'
      FROM touched t
      CROSS JOIN LATERAL (SELECT g.* FROM user_roles g
        WHERE g.tenant_id = t.tenant_id AND g.role_id = t.role_id AND g.revoked_at IS NULL OFFSET 0) g
      ON CONFLICT DO NOTHING;
  END IF;
  UPDATE org_permission_summary s SET roles = (SELECT count(*) FROM role_effective_permissions e
      WHERE e.tenant_id = s.tenant_id AND e.permission_id = s.permission_id)
    WHERE (s.tenant_id, s.permission_id) IN (SELECT t.tenant_id, t.permission_id FROM touched t);
  RETURN NULL;
END $$;

-- What people have: numbers go up or down by the rows themselves. A person counts with the first row of a permission, until the last one goes.
-- The address is looked for, too, so that either index leads to these few rows, whatever the planner knows of a table that just grew.
CREATE FUNCTION follow_permission_matrix() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE org_permission_summary s
    SET grants = s.grants + CASE TG_OP WHEN 'INSERT' THEN d.grants ELSE -d.grants END,
        people = s.people + CASE TG_OP WHEN 'INSERT' THEN d.people ELSE -d.people END
    FROM (
      SELECT t.tenant_id, t.permission_id, sum(t.rows) AS grants, count(*) FILTER (WHERE l.rows =
        CASE TG_OP WHEN 'INSERT' THEN t.rows ELSE 0 END) AS people
      FROM (SELECT t.tenant_id, t.permission_id, t.user_id, t.email, count(*) AS rows FROM touched t GROUP BY 1, 2, 3, 4) t
      CROSS JOIN LATERAL (SELECT count(*) AS rows FROM user_permission_matrix m WHERE m.tenant_id = t.tenant_id
        AND m.user_id = t.user_id AND m.permission_id = t.permission_id AND m.email = t.email) l
      GROUP BY t.tenant_id, t.permission_id
    ) d
    WHERE s.tenant_id = d.tenant_id AND s.permission_id = d.permission_id;
  RETURN NULL;
END $$;

-- Makes the tables of one organization say what they ought to, and answers how many rows were others before. Each table is made anew by itself,
-- so the later ones need not follow the earlier ones meanwhile.
CREATE FUNCTION rebuild_permission_matrix(p_tenant uuid) RETURNS bigint
  LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
    SELECT x.* FROM right_permission_matrix(p_tenant) x ORDER BY x.user_id, x.permission_id ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  v_wrong := v_wrong + v_rows;
  DELETE FROM org_permission_summary s
    WHERE s.tenant_id = p_tenant AND NOT EXISTS (SELECT FROM right_permission_summary(p_tenant) x WHERE x IS NOT DISTINCT FROM s);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  v_wrong := v_wrong + v_rows;
  INSERT INTO org_permission_summary SELECT x.* FROM right_permission_summary(p_tenant) x ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  PERFORM set_config('holdfast.rebuilding', '', true);
  RETURN v_wrong + v_rows;
END $$;

-- The same for the tenant of the transaction. It first compares, in one statement and without a lock, so that what is right delays nobody.
CREATE FUNCTION refresh_permission_materialized_views() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
BEGIN
  IF v_tenant IS NULL THEN
    RAISE EXCEPTION 'no tenant in this transaction' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF EXISTS (
      (SELECT e.* FROM role_effective_permissions e WHERE e.tenant_id = v_tenant
        EXCEPT SELECT x.* FROM right_role_permissions(v_tenant, NULL) x)
      UNION ALL
      (SELECT x.* FROM right_role_permissions(v_tenant, NULL) x
        EXCEPT SELECT e.* FROM role_effective_permissions e WHERE e.tenant_id = v_tenant))
    OR EXISTS (
      SELECT FROM (SELECT m.* FROM user_permission_matrix m WHERE m.tenant_id = v_tenant) m
      FULL JOIN right_permission_matrix(v_tenant) x
        ON x.user_id = m.user_id AND x.permission_id = m.permission_id AND x.assignment_id = m.assignment_id
      WHERE x IS DISTINCT FROM m)
    OR EXISTS (
      SELECT FROM (SELECT s.* FROM org_permission_summary s WHERE s.tenant_id = v_tenant) s
      FULL JOIN right_permission_summary(v_tenant) x ON x.permission_id = s.permission_id
      WHERE x IS DISTINCT FROM s) THEN
    RETURN rebuild_permission_matrix(v_tenant);
  END IF;
  RETURN 0;
END $$;

-- Whom the self-check looks at: ids, no more.
CREATE FUNCTION permission_matrix_tenants(p_after uuid, p_most integer) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id FROM tenants t WHERE t.id > p_after ORDER BY t.id LIMIT p_most
$$;

-- TRUNCATE names no rows.
CREATE FUNCTION rebuild_every_permission_matrix() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM rebuild_permission_matrix(t.id) FROM tenants t ORDER BY t.id;
  RETURN NULL;
END $$;

-- The trigger functions are not callable; the privilege only keeps all doors alike.
GRANT EXECUTE ON FUNCTION follow_role_change(), follow_assignment(), follow_address(), follow_permission(),
  rebuild_every_permission_matrix(), refresh_permission_materialized_views(), permission_matrix_tenants(uuid, integer)
  TO holdfast_app;

-- A statement's rows are looked at together: the old ones and the new ones of an update one after the other. ALWAYS: also in sessions that
-- replicate or restore.
DO $$
DECLARE
  v record;
  v_name text;
  v_when text;
BEGIN
  FOR v IN SELECT * FROM (VALUES
      ('role_permissions', 'follow_role_change', ARRAY['INSERT', 'UPDATE', 'DELETE']),
      ('role_hierarchy', 'follow_role_change', ARRAY['INSERT', 'UPDATE', 'DELETE']),
      ('organization_permissions', 'follow_role_change', ARRAY['INSERT', 'UPDATE', 'DELETE']),
      ('user_roles', 'follow_assignment', ARRAY['INSERT', 'UPDATE', 'DELETE']),
      ('permissions', 'follow_permission', ARRAY['INSERT', 'DELETE']),
      ('permission_denies', 'follow_permission', ARRAY['INSERT', 'UPDATE', 'DELETE']),
      ('role_effective_permissions', 'follow_role_permissions', ARRAY['INSERT', 'DELETE']),
      ('user_permission_matrix', 'follow_permission_matrix', ARRAY['INSERT', 'DELETE'])) AS t (on_table, function, operations)
  LOOP
    v_when := CASE WHEN v.on_table IN ('role_effective_permissions', 'user_permission_matrix')
      THEN $w$ WHEN (current_setting('holdfast.rebuilding', true) IS DISTINCT FROM 'on')$w$ ELSE '' END;
    IF 'INSERT' = ANY (v.operations) THEN
      EXECUTE format('CREATE TRIGGER matrix_of_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS touched '
        'FOR EACH STATEMENT %s EXECUTE FUNCTION %I()', v.on_table, v_when, v.function);
    END IF;
    IF 'UPDATE' = ANY (v.operations) THEN
      EXECUTE format('CREATE TRIGGER matrix_of_old AFTER UPDATE ON %I REFERENCING OLD TABLE AS touched '
        'FOR EACH STATEMENT EXECUTE FUNCTION %I()', v.on_table, v.function);
      EXECUTE format('CREATE TRIGGER matrix_of_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched '
        'FOR EACH STATEMENT EXECUTE FUNCTION %I()', v.on_table, v.function);
    END IF;
    EXECUTE format('CREATE TRIGGER matrix_of_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS touched '
      'FOR EACH STATEMENT %s EXECUTE FUNCTION %I()', v.on_table, v_when, v.function);
    IF v.on_table NOT IN ('role_effective_permissions', 'user_permission_matrix') THEN
      EXECUTE format('CREATE TRIGGER matrix_of_truncated AFTER TRUNCATE ON %I FOR EACH STATEMENT '
        'EXECUTE FUNCTION rebuild_every_permission_matrix()', v.on_table);
    END IF;
    FOR v_name IN SELECT g.tgname FROM pg_trigger g
        WHERE g.tgrelid = v.on_table::regclass AND g.tgname LIKE 'matrix\_of\_%' LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', v.on_table, v_name);
    END LOOP;
  END LOOP;
END $$;
CREATE TRIGGER matrix_of_address AFTER UPDATE ON users FOR EACH ROW WHEN (NEW.email <> OLD.email)
  EXECUTE FUNCTION follow_address();
ALTER TABLE users ENABLE ALWAYS TRIGGER matrix_of_address;

DO $$
BEGIN
  PERFORM rebuild_permission_matrix(t.id) FROM tenants t ORDER BY t.id;
END $$;
