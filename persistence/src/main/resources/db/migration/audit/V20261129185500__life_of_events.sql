-- How long events are kept, what may not be removed meanwhile, and the erasure of a person's values (docs/AUDIT.md).

-- How long a tenant keeps the bodies of its events, as an ISO 8601 period. No row: the platform's default.
CREATE TABLE audit_settings (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  retention text NOT NULL CHECK (retention ~ '^P([0-9]{1,4}Y)?([0-9]{1,5}M)?([0-9]{1,6}D)?$' AND retention <> 'P'),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  PRIMARY KEY (tenant_id)
);
CALL protect_tenant_table('audit_settings', 'SELECT, INSERT, UPDATE (retention, updated_at, updated_by)');

-- What must stay, whatever its age: everything, what a person did or what is about that person, of all times or of a span.
CREATE TABLE audit_holds (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  subject_id uuid,
  from_time timestamptz,
  to_time timestamptz,
  since timestamptz NOT NULL DEFAULT now(),
  set_by uuid,
  released_at timestamptz,
  released_by uuid,
  PRIMARY KEY (tenant_id, id),
  CHECK (to_time IS NULL OR from_time IS NULL OR from_time < to_time)
);
CREATE INDEX idx_audit_holds_since ON audit_holds (tenant_id, since DESC, id DESC);
CALL protect_tenant_table('audit_holds', 'SELECT, INSERT, UPDATE (released_at, released_by)');

-- Below this position no event is left but those that were held when it was passed.
CREATE TABLE audit_retained (
  tenant_id uuid NOT NULL,
  kept_from bigint NOT NULL CHECK (kept_from >= 0),
  PRIMARY KEY (tenant_id)
);
CALL protect_tenant_table('audit_retained', 'SELECT');

-- Whose values were erased, and when. Nothing that is older may come back.
CREATE TABLE audit_erasures (
  tenant_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  erased_values bigint NOT NULL,
  PRIMARY KEY (tenant_id, subject_id, erased_at)
);
CALL protect_tenant_table('audit_erasures', 'SELECT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_erasures
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE audit_erasures ENABLE ALWAYS TRIGGER append_only;
CALL refuse_truncate('audit_erasures');

-- True when an open hold covers this event.
CREATE FUNCTION audit_event_is_held(p_tenant uuid, p_event uuid, p_time timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM audit_holds h
    WHERE h.tenant_id = p_tenant AND h.released_at IS NULL
      AND (h.from_time IS NULL OR p_time >= h.from_time) AND (h.to_time IS NULL OR p_time < h.to_time)
      AND (h.subject_id IS NULL
        OR EXISTS (SELECT FROM audit_log l WHERE l.tenant_id = p_tenant AND l.id = p_event AND l."timestamp" = p_time
                   AND (l.user_id = h.subject_id OR l.entity_id = h.subject_id::text))
        OR EXISTS (SELECT FROM audit_personal v WHERE v.tenant_id = p_tenant AND v.event_id = p_event
                   AND v.event_time = p_time AND v.subject_id = h.subject_id)))
$$;

-- How many positions the newest checkpoint covers that every mirror has; 0 without a mirror.
CREATE FUNCTION audit_mirrored_size(p_tenant uuid) RETURNS bigint
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(c.size), 0) FROM audit_checkpoints c
  WHERE c.tenant_id = p_tenant AND c.number <= (SELECT min(m.number) FROM audit_mirrors m)
$$;

-- True when this event may be removed: a record of retention covers its position, every mirror has a checkpoint that covers the
-- record, it is older than the record says, and no hold is on it. Whatever a record says, nothing younger than 90 days goes.
CREATE FUNCTION audit_event_may_go(p_record uuid, p_tenant uuid, p_event uuid, p_time timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM audit_position own
    JOIN audit_log r ON r.tenant_id = p_tenant AND r.id = p_record
      AND r.action = 'audit.retention' AND r.outcome = 'SUCCEEDED'
    JOIN audit_position signed ON signed.tenant_id = p_tenant AND signed.event_id = r.id
    WHERE own.tenant_id = p_tenant AND own.event_id = p_event
      AND own.n >= CAST(r.meta ->> 'from' AS bigint) AND own.n < CAST(r.meta ->> 'to' AS bigint) AND own.n < signed.n
      AND signed.n < audit_mirrored_size(p_tenant)
      AND p_time < CAST(r.new_values ->> 'cutoff' AS timestamptz)
      AND p_time < r."timestamp" - interval '90 days')
    AND NOT audit_event_is_held(p_tenant, p_event, p_time)
$$;

-- In place of the plain refusal on audit_log: an event that may go is let go, through remove_expired_audit_events alone, which names
-- the record. Whoever sets the name by hand removes no more than the record allows.
CREATE FUNCTION refuse_audit_log_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'holdfast_owner'
      AND nullif(current_setting('holdfast.retention_record', true), '') IS NOT NULL
      AND audit_event_may_go(current_setting('holdfast.retention_record')::uuid, OLD.tenant_id, OLD.id, OLD."timestamp") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

DROP TRIGGER append_only ON audit_log;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_audit_log_change();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER append_only;

-- What a tenant may remove next: positions from..to (to exclusive), how many events those still are, and up to which time. No row:
-- nothing. At most p_most positions at once. p_minimum: what no tenant goes below.
CREATE FUNCTION expired_audit_events(p_minimum interval, p_default interval, p_most bigint)
  RETURNS TABLE (from_n bigint, to_n bigint, events bigint, cutoff timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
  v_from bigint;
  v_to bigint;
  v_cutoff timestamptz;
BEGIN
  v_cutoff := least(now() - p_minimum, now() - coalesce(
    (SELECT CAST(s.retention AS interval) FROM audit_settings s WHERE s.tenant_id = v_tenant), p_default));
  v_from := coalesce((SELECT r.kept_from FROM audit_retained r WHERE r.tenant_id = v_tenant), 0);
  v_to := audit_mirrored_size(v_tenant);
  v_to := coalesce((SELECT p.n FROM audit_position p
    WHERE p.tenant_id = v_tenant AND p.n >= v_from AND p.n < v_to AND p.event_time >= v_cutoff ORDER BY p.n LIMIT 1), v_to);
  v_from := (SELECT p.n FROM audit_position p
    JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
    WHERE p.tenant_id = v_tenant AND p.n >= v_from AND p.n < v_to
      AND NOT audit_event_is_held(p.tenant_id, p.event_id, p.event_time) ORDER BY p.n LIMIT 1);
  v_to := least(v_to, v_from + p_most);
  RETURN QUERY
    SELECT v_from, v_to, count(*), v_cutoff
    FROM audit_position p
    JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
    WHERE p.tenant_id = v_tenant AND p.n >= v_from AND p.n < v_to
      AND NOT audit_event_is_held(p.tenant_id, p.event_id, p.event_time)
    HAVING count(*) > 0;
END $$;

-- Removes events, at most p_most, that a record of retention covers, with their personal values. Says how many; fewer than p_most
-- means that the record is carried out. Nothing goes before every mirror has a checkpoint that covers the record: then null.
CREATE FUNCTION remove_expired_audit_events(p_record uuid, p_most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
  v_from bigint;
  v_to bigint;
  v_removed integer;
BEGIN
  -- No hold is set while events go.
  LOCK TABLE audit_holds IN SHARE MODE;
  SELECT CAST(r.meta ->> 'from' AS bigint), CAST(r.meta ->> 'to' AS bigint) INTO v_from, v_to
    FROM audit_log r JOIN audit_position p ON p.tenant_id = r.tenant_id AND p.event_id = r.id
    WHERE r.tenant_id = v_tenant AND r.id = p_record AND r.action = 'audit.retention' AND r.outcome = 'SUCCEEDED'
      AND p.n < audit_mirrored_size(v_tenant);
  IF v_from IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('holdfast.retention_record', p_record::text, true);
  WITH expired AS MATERIALIZED (
    SELECT p.event_id, p.event_time
    FROM audit_position p
    JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
    WHERE p.tenant_id = v_tenant AND p.n >= v_from AND p.n < v_to
      AND audit_event_may_go(p_record, p.tenant_id, p.event_id, p.event_time)
    ORDER BY p.n LIMIT p_most),
  spoken AS (
    DELETE FROM audit_personal v USING expired x
    WHERE v.tenant_id = v_tenant AND v.event_id = x.event_id AND v.event_time = x.event_time),
  gone AS (
    DELETE FROM audit_log l USING expired x
    WHERE l.tenant_id = v_tenant AND l.id = x.event_id AND l."timestamp" = x.event_time RETURNING 1)
  SELECT count(*) INTO v_removed FROM gone;
  PERFORM set_config('holdfast.retention_record', '', true);
  IF v_removed < p_most THEN
    INSERT INTO audit_retained AS a (tenant_id, kept_from)
      SELECT v_tenant, coalesce((
        SELECT p.n FROM audit_position p
        JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
        WHERE p.tenant_id = v_tenant AND p.n < v_to
          AND p.n >= coalesce((SELECT b.kept_from FROM audit_retained b WHERE b.tenant_id = v_tenant), 0)
        ORDER BY p.n LIMIT 1), v_to)
      ON CONFLICT (tenant_id) DO UPDATE SET kept_from = excluded.kept_from;
  END IF;
  RETURN v_removed;
END $$;

-- Tenants whose retention has something to look at: the first event that it has not passed is older than the minimum.
CREATE FUNCTION audit_retention_due(p_minimum interval, p_after uuid, p_most integer) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.tenant_id FROM audit_heads h
  LEFT JOIN audit_retained r ON r.tenant_id = h.tenant_id
  WHERE h.tenant_id > p_after AND EXISTS (
    SELECT FROM audit_position p WHERE p.tenant_id = h.tenant_id AND p.n = coalesce(r.kept_from, 0)
      AND p.event_time < now() - p_minimum)
  ORDER BY h.tenant_id LIMIT p_most
$$;

-- Destroys what the log holds of a person in clear: values, salts and the key. Says how many values; the commitments stay in the
-- events. Refused while a hold names the person or names nobody (0A000), and for the tenant's own key.
CREATE FUNCTION erase_audit_subject(p_subject uuid) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_tenant uuid := current_tenant();
  v_values bigint;
BEGIN
  LOCK TABLE audit_holds IN SHARE MODE;
  IF p_subject = v_tenant THEN
    RAISE EXCEPTION 'a tenant is no person' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF EXISTS (SELECT FROM audit_holds h WHERE h.tenant_id = v_tenant AND h.released_at IS NULL
      AND (h.subject_id IS NULL OR h.subject_id = p_subject)) THEN
    RAISE EXCEPTION 'a hold keeps these values' USING ERRCODE = 'feature_not_supported';
  END IF;
  -- First the key: an event about this person that is being written is waited for, and its values go too.
  PERFORM FROM audit_subject_keys k WHERE k.tenant_id = v_tenant AND k.subject_id = p_subject FOR UPDATE;
  DELETE FROM audit_personal v WHERE v.tenant_id = v_tenant AND v.subject_id = p_subject;
  GET DIAGNOSTICS v_values = ROW_COUNT;
  DELETE FROM audit_subject_keys k WHERE k.tenant_id = v_tenant AND k.subject_id = p_subject;
  INSERT INTO audit_erasures (tenant_id, subject_id, erased_values) VALUES (v_tenant, p_subject, v_values);
  -- Nodes forget the key when this is committed.
  PERFORM pg_notify('holdfast_erased', v_tenant || ' ' || p_subject);
  RETURN v_values;
END $$;

-- Values that came back after they were erased. Without its key none can (a foreign key); whoever makes a new key and puts an old
-- value under it shows here.
CREATE FUNCTION reinserted_audit_values() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM audit_erasures e
  JOIN audit_personal v ON v.tenant_id = e.tenant_id AND v.subject_id = e.subject_id AND v.event_time < e.erased_at
$$;

GRANT EXECUTE ON FUNCTION expired_audit_events(interval, interval, bigint), remove_expired_audit_events(uuid, integer),
  audit_retention_due(interval, uuid, integer), erase_audit_subject(uuid), reinserted_audit_values() TO holdfast_app;
