-- Every change of what somebody may do, row by row, whoever makes it and how: by triggers, so also by hand. The audit log tells what people
-- did through the product and is proven; this tells what became of the rows.
CREATE TABLE permission_audit_log (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  table_name text NOT NULL,
  operation text NOT NULL CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')),
  row_id uuid,
  user_id uuid,
  session_id text,
  ip_address inet,
  user_agent text,
  request_id text,
  database_user text NOT NULL DEFAULT session_user,
  old_values jsonb,
  new_values jsonb,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX idx_permission_audit_log_time ON permission_audit_log (tenant_id, changed_at DESC, id DESC);
CREATE INDEX idx_permission_audit_log_row ON permission_audit_log (tenant_id, table_name, row_id, changed_at DESC);
CALL protect_tenant_table('permission_audit_log', 'SELECT');

-- The runtime may not write the log itself. What belongs to no tenant, the templates, is the platform's.
CREATE FUNCTION log_permission_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_old jsonb := CASE WHEN TG_OP IN ('UPDATE', 'DELETE') THEN to_jsonb(OLD) END;
  v_new jsonb := CASE WHEN TG_OP IN ('INSERT', 'UPDATE') THEN to_jsonb(NEW) END;
  v_tenants uuid[] := ARRAY[coalesce(coalesce(v_new, v_old) ->> 'tenant_id', '00000000-0000-7000-8000-000000000001')::uuid];
BEGIN
  IF TG_OP = 'UPDATE' AND v_old = v_new THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'TRUNCATE' THEN
    EXECUTE format('SELECT array_agg(DISTINCT tenant_id) FROM %I', TG_TABLE_NAME) INTO v_tenants;
  END IF;
  INSERT INTO permission_audit_log (tenant_id, table_name, operation, row_id, user_id, session_id, ip_address, user_agent,
      request_id, old_values, new_values)
    SELECT t, TG_TABLE_NAME, TG_OP, (coalesce(v_new, v_old) ->> 'id')::uuid,
      nullif(current_setting('holdfast.user_id', true), '')::uuid, nullif(current_setting('holdfast.session_id', true), ''),
      nullif(current_setting('holdfast.address', true), '')::inet, nullif(current_setting('holdfast.user_agent', true), ''),
      nullif(current_setting('holdfast.request_id', true), ''), v_old, v_new
    FROM unnest(v_tenants) t;
  RETURN NULL;
END $$;
-- A trigger function, not callable; the privilege only keeps all doors alike.
GRANT EXECUTE ON FUNCTION log_permission_change() TO holdfast_app;

DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['organization_permissions', 'role_permissions', 'user_roles', 'permission_denies',
      'role_hierarchy'] LOOP
    EXECUTE format('CREATE TRIGGER permission_log AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW '
      'EXECUTE FUNCTION log_permission_change()', v_table);
    EXECUTE format('CREATE TRIGGER permission_log_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT '
      'EXECUTE FUNCTION log_permission_change()', v_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER permission_log, ENABLE ALWAYS TRIGGER permission_log_truncate', v_table);
  END LOOP;
END $$;
CREATE TRIGGER permission_log AFTER INSERT OR UPDATE OR DELETE ON organization_permission_templates FOR EACH ROW
  EXECUTE FUNCTION log_permission_change();
ALTER TABLE organization_permission_templates ENABLE ALWAYS TRIGGER permission_log;

-- Append-only for everybody. The erasure of a person, a function of the owner, may take address and client away and nothing else.
CREATE TRIGGER append_only BEFORE DELETE ON permission_audit_log FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER append_only_update BEFORE UPDATE ON permission_audit_log FOR EACH ROW
  WHEN (NEW.ip_address IS NOT NULL OR NEW.user_agent IS NOT NULL
    OR to_jsonb(NEW) - 'ip_address' - 'user_agent' <> to_jsonb(OLD) - 'ip_address' - 'user_agent')
  EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE permission_audit_log ENABLE ALWAYS TRIGGER append_only, ENABLE ALWAYS TRIGGER append_only_update;
CALL refuse_truncate('permission_audit_log');

-- As before, and also where from a person changed rights.
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
  DELETE FROM audit_personal v WHERE v.tenant_id = v_tenant AND v.subject_id = p_subject;
  GET DIAGNOSTICS v_values = ROW_COUNT;
  DELETE FROM audit_subject_keys k WHERE k.tenant_id = v_tenant AND k.subject_id = p_subject;
  UPDATE permission_audit_log l SET ip_address = NULL, user_agent = NULL
    WHERE l.tenant_id = v_tenant AND l.user_id = p_subject AND (l.ip_address IS NOT NULL OR l.user_agent IS NOT NULL);
  INSERT INTO audit_erasures (tenant_id, subject_id, erased_values) VALUES (v_tenant, p_subject, v_values);
  -- Nodes forget the key when this is committed.
  PERFORM pg_notify('holdfast_erased', v_tenant || ' ' || p_subject);
  RETURN v_values;
END $$;
