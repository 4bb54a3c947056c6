-- What every event costs (ADR 48): of indexes and rows those that no search asks for.

-- A person's values of one event lie in one row: the first with its salt as before, the others sealed together, each with its salt.
-- Rows that have one value each stay as they are.
ALTER TABLE audit_personal ADD COLUMN more_fields text[], ADD COLUMN more bytea,
  ADD CONSTRAINT audit_personal_more_check CHECK ((more IS NULL) = (more_fields IS NULL));

-- Addresses alone are searched for.
DROP INDEX idx_audit_personal_search;
CREATE INDEX idx_audit_personal_search ON audit_personal (tenant_id, search_hmac, event_time DESC) WHERE field = 'ip_address';

-- Most events are LOW, in every log, and those are found by time. The query writes the word out, or the planner could not see
-- that it means one of the others.
DROP INDEX idx_audit_log_risk;
CREATE INDEX idx_audit_log_risk ON audit_log (tenant_id, risk, "timestamp" DESC, id DESC) WHERE risk <> 'LOW';

CREATE OR REPLACE VIEW audit_events WITH (security_invoker = true) AS
SELECT l.tenant_id, l.id, l.user_id, l.action, l.entity, l.entity_id, l.meta, address.ciphertext AS ip_address,
       CASE WHEN 'user_agent' = ANY (address.more_fields) THEN address.more ELSE agent.ciphertext END AS user_agent,
       l.session_id, l."timestamp"
FROM audit_log l
LEFT JOIN audit_personal address ON address.tenant_id = l.tenant_id AND address.event_id = l.id
  AND address.event_time = l."timestamp" AND address.field = 'ip_address'
LEFT JOIN audit_personal agent ON agent.tenant_id = l.tenant_id AND agent.event_id = l.id
  AND agent.event_time = l."timestamp" AND agent.field = 'user_agent';

-- As before; it counts values, not rows.
CREATE OR REPLACE FUNCTION erase_audit_subject(p_subject uuid) RETURNS bigint
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
  WITH gone AS (
    DELETE FROM audit_personal v WHERE v.tenant_id = v_tenant AND v.subject_id = p_subject
    RETURNING 1 + coalesce(cardinality(v.more_fields), 0) AS held)
  SELECT coalesce(sum(g.held), 0) INTO v_values FROM gone g;
  DELETE FROM audit_subject_keys k WHERE k.tenant_id = v_tenant AND k.subject_id = p_subject;
  UPDATE permission_audit_log l SET ip_address = NULL, user_agent = NULL
    WHERE l.tenant_id = v_tenant AND l.user_id = p_subject AND (l.ip_address IS NOT NULL OR l.user_agent IS NOT NULL);
  INSERT INTO audit_erasures (tenant_id, subject_id, erased_values) VALUES (v_tenant, p_subject, v_values);
  -- Nodes forget the key when this is committed.
  PERFORM pg_notify('holdfast_erased', v_tenant || ' ' || p_subject);
  RETURN v_values;
END $$;
