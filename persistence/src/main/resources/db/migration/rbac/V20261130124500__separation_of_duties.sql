-- Separation of duties (INCITS 359): of the roles of a set nobody may have as many as its cardinality says. Of a static set nobody is
-- authorized for them, by whatever assignments and inheritance, at any moment; of a dynamic set no session has them active.

CREATE TABLE separation_sets (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  name varchar(100) NOT NULL,
  description text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('STATIC', 'DYNAMIC')),
  cardinality integer NOT NULL CHECK (cardinality >= 2),
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT separation_sets_name_key UNIQUE (tenant_id, name),
  FOREIGN KEY (tenant_id, created_by) REFERENCES users (tenant_id, id)
);
CALL protect_tenant_table('separation_sets',
  'SELECT, INSERT, UPDATE (name, description, cardinality, version, updated_at), DELETE');
GRANT SELECT ON separation_sets TO holdfast_reader;

-- A role that stands in a set is not removed: the set would bind nobody any more.
CREATE TABLE separation_set_roles (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  set_id uuid NOT NULL,
  role_id uuid NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  added_by uuid,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT separation_set_roles_pair_key UNIQUE (tenant_id, set_id, role_id),
  FOREIGN KEY (tenant_id, set_id) REFERENCES separation_sets (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id),
  FOREIGN KEY (tenant_id, added_by) REFERENCES users (tenant_id, id)
);
CREATE INDEX idx_separation_set_roles_role ON separation_set_roles (tenant_id, role_id);
CALL protect_tenant_table('separation_set_roles', 'SELECT, INSERT, DELETE');
GRANT SELECT ON separation_set_roles TO holdfast_reader;

-- Who is authorized, at some moment from now on, for as many roles of a static set as it forbids; since when, and for which of them. All
-- of them, or those of one set, of one person, or of one role: then of the sets in which it stands, or one that it takes over
-- from, by people who hold it, or one that takes over from it. The most roles at once are had when one of them begins.
CREATE FUNCTION separation_violations(
  p_tenant uuid, p_set uuid DEFAULT NULL, p_user uuid DEFAULT NULL, p_role uuid DEFAULT NULL
) RETURNS TABLE (set_id uuid, user_id uuid, since timestamptz, role_ids uuid[]) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below (role_id) AS (
    SELECT p_role WHERE p_role IS NOT NULL
    UNION
    SELECT h.junior_id FROM below b JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.senior_id = b.role_id
  ), above (role_id) AS (
    SELECT p_role WHERE p_role IS NOT NULL
    UNION
    SELECT h.senior_id FROM above a JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.junior_id = a.role_id
  ), member (set_id, role_id, held_by) AS (
    SELECT m.set_id, m.role_id, m.role_id FROM separation_sets s
    JOIN separation_set_roles m ON m.tenant_id = p_tenant AND m.set_id = s.id
    WHERE s.tenant_id = p_tenant AND s.kind = 'STATIC' AND (p_set IS NULL OR s.id = p_set)
      AND (p_role IS NULL OR EXISTS (
        SELECT FROM separation_set_roles c JOIN below b ON b.role_id = c.role_id
        WHERE c.tenant_id = p_tenant AND c.set_id = s.id))
    UNION
    SELECT m.set_id, m.role_id, h.senior_id FROM member m
    JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.junior_id = m.held_by
  ), authorized AS (
    SELECT DISTINCT m.set_id, m.role_id, g.user_id, greatest(g.valid_from, now()) AS since, g.valid_to AS until
    FROM member m JOIN user_roles g ON g.tenant_id = p_tenant AND g.role_id = m.held_by
    WHERE g.revoked_at IS NULL AND (g.valid_to IS NULL OR g.valid_to > now()) AND (p_user IS NULL OR g.user_id = p_user)
  ), suspect AS (
    SELECT a.set_id, a.user_id, s.cardinality FROM authorized a
    JOIN separation_sets s ON s.tenant_id = p_tenant AND s.id = a.set_id
    WHERE p_role IS NULL OR EXISTS (
      SELECT FROM user_roles g JOIN above u ON u.role_id = g.role_id
      WHERE g.tenant_id = p_tenant AND g.user_id = a.user_id AND g.revoked_at IS NULL
        AND (g.valid_to IS NULL OR g.valid_to > now()))
    GROUP BY a.set_id, a.user_id, s.cardinality HAVING count(DISTINCT a.role_id) >= s.cardinality
  ), moment AS (
    SELECT DISTINCT a.set_id, a.user_id, a.since, s.cardinality
    FROM suspect s JOIN authorized a ON a.set_id = s.set_id AND a.user_id = s.user_id
  ), violation AS (
    SELECT m.set_id, m.user_id, m.since, array_agg(DISTINCT a.role_id) AS role_ids
    FROM moment m JOIN authorized a ON a.set_id = m.set_id AND a.user_id = m.user_id
      AND a.since <= m.since AND (a.until IS NULL OR a.until > m.since)
    GROUP BY m.set_id, m.user_id, m.since, m.cardinality HAVING count(DISTINCT a.role_id) >= m.cardinality
  )
  SELECT DISTINCT ON (v.set_id, v.user_id) v.set_id, v.user_id, v.since, v.role_ids
  FROM violation v ORDER BY v.set_id, v.user_id, v.since
$$;
GRANT EXECUTE ON FUNCTION separation_violations(uuid, uuid, uuid, uuid) TO holdfast_app;

-- Judged at the commit, by what the transaction amounts to, and under the lock of the tenant's rights: of two transactions that break a set
-- together the second one waits, and then sees the first.
CREATE FUNCTION refuse_separation_violation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_set uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(1752132710, hashtext(NEW.tenant_id::text));
  IF NOT EXISTS (SELECT FROM separation_sets s WHERE s.tenant_id = NEW.tenant_id AND s.kind = 'STATIC') THEN
    RETURN NULL;
  END IF;
  CASE TG_TABLE_NAME
    WHEN 'user_roles' THEN
      SELECT v.set_id INTO v_set FROM separation_violations(NEW.tenant_id, NULL, NEW.user_id, NEW.role_id) v LIMIT 1;
    WHEN 'role_hierarchy' THEN
      SELECT v.set_id INTO v_set FROM separation_violations(NEW.tenant_id, NULL, NULL, NEW.senior_id) v LIMIT 1;
    WHEN 'separation_set_roles' THEN
      SELECT v.set_id INTO v_set FROM separation_violations(NEW.tenant_id, NEW.set_id) v LIMIT 1;
    ELSE
      SELECT v.set_id INTO v_set FROM separation_violations(NEW.tenant_id, NEW.id) v LIMIT 1;
  END CASE;
  IF v_set IS NOT NULL THEN
    RAISE EXCEPTION 'somebody would have roles that the separation set % keeps apart', v_set USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- What takes something away, or comes as a restore brings it, is let through; separation_violations() tells of what is there.
CREATE CONSTRAINT TRIGGER separation AFTER INSERT ON user_roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.revoked_at IS NULL) EXECUTE FUNCTION refuse_separation_violation();
CREATE CONSTRAINT TRIGGER separation_of_changed AFTER UPDATE ON user_roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.revoked_at IS NULL AND (OLD.revoked_at IS NOT NULL OR NEW.user_id <> OLD.user_id OR NEW.role_id <> OLD.role_id
    OR NEW.tenant_id <> OLD.tenant_id OR NEW.valid_from < OLD.valid_from
    OR coalesce(NEW.valid_to, 'infinity') > coalesce(OLD.valid_to, 'infinity')))
  EXECUTE FUNCTION refuse_separation_violation();
CREATE CONSTRAINT TRIGGER separation AFTER INSERT OR UPDATE ON role_hierarchy DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION refuse_separation_violation();
CREATE CONSTRAINT TRIGGER separation AFTER INSERT OR UPDATE ON separation_set_roles DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION refuse_separation_violation();
CREATE CONSTRAINT TRIGGER separation AFTER UPDATE ON separation_sets DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.cardinality < OLD.cardinality OR NEW.kind <> OLD.kind) EXECUTE FUNCTION refuse_separation_violation();

-- Sets are rights: what changes them is logged and raises the epoch, in sessions that replicate or restore too.
DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['separation_sets', 'separation_set_roles'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED '
      'FOR EACH ROW EXECUTE FUNCTION raise_tenant_epoch()', v_table);
    EXECUTE format('CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON %I FOR EACH STATEMENT '
      'EXECUTE FUNCTION raise_every_epoch()', v_table);
    EXECUTE format('CREATE TRIGGER permission_log AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW '
      'EXECUTE FUNCTION log_permission_change()', v_table);
    EXECUTE format('CREATE TRIGGER permission_log_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT '
      'EXECUTE FUNCTION log_permission_change()', v_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER epoch_of_truncated, '
      'ENABLE ALWAYS TRIGGER permission_log, ENABLE ALWAYS TRIGGER permission_log_truncate', v_table);
  END LOOP;
END $$;
