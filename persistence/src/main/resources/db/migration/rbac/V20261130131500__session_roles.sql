-- Active roles (INCITS 359): a session has activated some of its person's roles, or, as long as it chose none, all of them. Of a dynamic
-- set of separation no session has as many roles active as the cardinality says, taken over from others or not.
ALTER TABLE sessions ADD COLUMN active_roles uuid[] CONSTRAINT sessions_active_roles CHECK (cardinality(active_roles) <= 100);

-- The dynamic sets that are violated when these roles are active together.
CREATE FUNCTION dynamic_violations(p_tenant uuid, p_roles uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE active (role_id) AS (
    SELECT r FROM unnest(p_roles) r
    UNION
    SELECT h.junior_id FROM active a JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.senior_id = a.role_id
  )
  SELECT s.id FROM separation_sets s
  JOIN separation_set_roles m ON m.tenant_id = p_tenant AND m.set_id = s.id
  JOIN active a ON a.role_id = m.role_id
  WHERE s.tenant_id = p_tenant AND s.kind = 'DYNAMIC'
  GROUP BY s.id, s.cardinality HAVING count(*) >= s.cardinality
$$;

-- The roles that a person has now, assigned or taken over from. One with a condition opens nothing in a session and is none of them.
CREATE FUNCTION authorized_roles(p_tenant uuid, p_user uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE authorized (role_id) AS (
    SELECT g.role_id FROM user_roles g
    WHERE g.tenant_id = p_tenant AND g.user_id = p_user AND g.revoked_at IS NULL AND g.condition = '{}'
      AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
    UNION
    SELECT h.junior_id FROM authorized a JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.senior_id = a.role_id
  )
  SELECT a.role_id FROM authorized a
$$;

-- Which roles of a person are active, of those that the session has chosen, or of all when it chose none (null); null for all of them. When
-- they violate a dynamic set, as before anybody chose or after a set was made, no role of the set is active, and none that takes over
-- from one: whoever wants one chooses.
CREATE FUNCTION session_roles(p_tenant uuid, p_user uuid, p_chosen uuid[]) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  v_roles uuid[];
  v_violated uuid[];
BEGIN
  IF p_chosen IS NULL
      AND NOT EXISTS (SELECT FROM separation_sets s WHERE s.tenant_id = p_tenant AND s.kind = 'DYNAMIC') THEN
    RETURN NULL;
  END IF;
  v_roles := ARRAY(SELECT r FROM authorized_roles(p_tenant, p_user) r WHERE p_chosen IS NULL OR r = ANY (p_chosen));
  v_violated := ARRAY(SELECT dynamic_violations(p_tenant, v_roles));
  IF v_violated = '{}' THEN
    RETURN CASE WHEN p_chosen IS NOT NULL THEN v_roles END;
  END IF;
  RETURN ARRAY(
    WITH RECURSIVE apart (role_id) AS (
      SELECT m.role_id FROM separation_set_roles m WHERE m.tenant_id = p_tenant AND m.set_id = ANY (v_violated)
      UNION
      SELECT h.senior_id FROM apart a JOIN role_hierarchy h ON h.tenant_id = p_tenant AND h.junior_id = a.role_id
    )
    SELECT r FROM unnest(v_roles) r WHERE r NOT IN (SELECT a.role_id FROM apart a));
END $$;
GRANT EXECUTE ON FUNCTION dynamic_violations(uuid, uuid[]), authorized_roles(uuid, uuid), session_roles(uuid, uuid, uuid[])
  TO holdfast_app;

-- Two activations in one session follow each other over its row; the second one is judged with the first.
CREATE FUNCTION refuse_dynamic_violation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_set uuid;
BEGIN
  SELECT v INTO v_set FROM dynamic_violations(NEW.tenant_id, NEW.active_roles) v LIMIT 1;
  IF v_set IS NOT NULL THEN
    RAISE EXCEPTION 'the session would have roles active that the separation set % keeps apart', v_set
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER separation AFTER INSERT OR UPDATE OF active_roles ON sessions FOR EACH ROW
  WHEN (NEW.active_roles IS NOT NULL) EXECUTE FUNCTION refuse_dynamic_violation();

CREATE CONSTRAINT TRIGGER epoch_of_activation AFTER UPDATE ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.active_roles IS DISTINCT FROM OLD.active_roles) EXECUTE FUNCTION raise_tenant_epoch();
ALTER TABLE sessions ENABLE ALWAYS TRIGGER epoch_of_activation;
