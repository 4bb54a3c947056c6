-- The audit log in its final row format: an append-only table cannot be filled in later.
-- canonical holds the exact bytes (RFC 8785) that leaf_hash covers (RFC 6962 leaf: SHA-256 of 0x00 and the bytes).
-- Personal values are not in the row: canonical holds salted commitments, audit_personal their encrypted clear text.
-- Positions are given after commit by the sequencer, in a table of their own: never order by id or sequence.
CREATE TABLE audit_log (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  "timestamp" timestamptz NOT NULL,
  user_id uuid,
  actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'system', 'anonymous')),
  actor_name text,
  actor_roles text[] NOT NULL DEFAULT '{}',
  action varchar(100) NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('SUCCEEDED', 'DENIED', 'FAILED')),
  category text NOT NULL,
  risk text NOT NULL CHECK (risk IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  entity varchar(50),
  entity_id varchar(50),
  location_id uuid,
  reason text,
  old_values jsonb,
  new_values jsonb,
  meta jsonb NOT NULL DEFAULT '{}',
  commitments jsonb NOT NULL DEFAULT '{}',
  session_id varchar(255),
  request_id varchar(64),
  decision_id uuid,
  policy_epoch bigint,
  format smallint NOT NULL DEFAULT 1,
  canonical bytea NOT NULL,
  leaf_hash bytea NOT NULL,
  PRIMARY KEY (tenant_id, id, "timestamp"),
  CHECK (leaf_hash = sha256('\x00'::bytea || canonical))
) PARTITION BY RANGE ("timestamp");
CREATE INDEX idx_audit_log_user_id ON audit_log (tenant_id, user_id, "timestamp" DESC);
CREATE INDEX idx_audit_log_timestamp ON audit_log (tenant_id, "timestamp" DESC, id DESC);
CREATE INDEX idx_audit_log_entity ON audit_log (tenant_id, entity, entity_id, "timestamp" DESC);
CREATE INDEX idx_audit_log_category ON audit_log (tenant_id, category, "timestamp" DESC);
CREATE INDEX idx_audit_log_risk ON audit_log (tenant_id, risk, "timestamp" DESC);
CALL protect_tenant_table('audit_log', 'SELECT, INSERT');
GRANT SELECT ON audit_log TO holdfast_reader;

CREATE TABLE audit_pending (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event_time timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, event_id)
);
-- The runtime adds; only the sequencer's function, as the owner, takes away.
CALL protect_tenant_table('audit_pending', 'SELECT, INSERT');

CREATE TABLE audit_position (
  tenant_id uuid NOT NULL,
  n bigint NOT NULL CHECK (n >= 0),
  event_id uuid NOT NULL,
  event_time timestamptz NOT NULL,
  chain_hash bytea NOT NULL CHECK (length(chain_hash) = 32),
  PRIMARY KEY (tenant_id, n),
  CONSTRAINT audit_position_event_key UNIQUE (tenant_id, event_id)
);
CALL protect_tenant_table('audit_position', 'SELECT');
GRANT SELECT ON audit_position TO holdfast_reader;

-- One random data key per person, wrapped by the node's master key. Erasure destroys it: the log still verifies.
CREATE TABLE audit_subject_keys (
  tenant_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  wrapped_key text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, subject_id)
);
CALL protect_tenant_table('audit_subject_keys', 'SELECT, INSERT');

CREATE TABLE audit_personal (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event_time timestamptz NOT NULL,
  field text NOT NULL,
  subject_id uuid NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 32),
  ciphertext bytea NOT NULL,
  search_hmac bytea,
  PRIMARY KEY (tenant_id, event_id, event_time, field),
  FOREIGN KEY (tenant_id, subject_id) REFERENCES audit_subject_keys (tenant_id, subject_id)
);
CREATE INDEX idx_audit_personal_search ON audit_personal (tenant_id, search_hmac, event_time DESC);
CREATE INDEX idx_audit_personal_subject ON audit_personal (tenant_id, subject_id);
CALL protect_tenant_table('audit_personal', 'SELECT, INSERT');

-- Append-only for everybody, the owner too, and also when triggers are switched off for a session (ENABLE ALWAYS). This stops
-- Holdfast and its operators' slips; a superuser is caught by the hash chain instead.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

-- A partition inherits row triggers, but neither this statement trigger nor policies.
CREATE PROCEDURE refuse_truncate(p_table regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s '
    'FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()', p_table);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_truncate', p_table);
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER append_only;
CALL refuse_truncate('audit_log');

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_position FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE audit_position ENABLE ALWAYS TRIGGER append_only;
CALL refuse_truncate('audit_position');

-- Erasure, a function of the owner, deletes the clear text; nobody changes it.
CREATE TRIGGER append_only BEFORE UPDATE ON audit_personal FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE audit_personal ENABLE ALWAYS TRIGGER append_only;
CREATE TRIGGER erased_by_owner BEFORE DELETE ON audit_personal
  FOR EACH ROW WHEN (current_user <> 'holdfast_owner') EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE audit_personal ENABLE ALWAYS TRIGGER erased_by_owner;
CALL refuse_truncate('audit_personal');

CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;
CALL protect_tenant_table('audit_log_default', '');
CALL refuse_truncate('audit_log_default');

-- Makes the audit log's partitions of this month and the next three, in UTC; a second call changes nothing. The runtime has
-- no DDL, so this is a door function: nodes call it at start and daily. Returns how many rows lie in the DEFAULT partition,
-- which should be none: PostgreSQL refuses a partition whose range has rows there, so such a month is left out, with a
-- warning, until an operator has moved them.
CREATE FUNCTION ensure_partitions() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  v_from timestamptz;
  v_to timestamptz;
  v_partition text;
BEGIN
  -- Two nodes that start together take turns.
  PERFORM pg_advisory_xact_lock(hashtextextended('holdfast.ensure_partitions', 0));
  FOR v_ahead IN 0..3 LOOP
    v_from := date_trunc('month', now()) + make_interval(months => v_ahead);
    v_to := v_from + interval '1 month';
    v_partition := to_char(v_from, '"audit_log_y"YYYY"m"MM');
    CONTINUE WHEN to_regclass(v_partition) IS NOT NULL;
    IF EXISTS (SELECT FROM audit_log_default d WHERE d."timestamp" >= v_from AND d."timestamp" < v_to) THEN
      RAISE WARNING 'audit_log_default holds rows of %, so % cannot be made', to_char(v_from, 'YYYY-MM'), v_partition;
      CONTINUE;
    END IF;
    -- Made apart and attached: PARTITION OF would lock out all writers while it waits for a long report.
    EXECUTE format('CREATE TABLE %I (LIKE audit_log INCLUDING ALL)', v_partition);
    CALL protect_tenant_table(v_partition::regclass, '');
    CALL refuse_truncate(v_partition::regclass);
    EXECUTE format('ALTER TABLE audit_log ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', v_partition, v_from, v_to);
  END LOOP;
  RETURN (SELECT count(*) FROM audit_log_default);
END $$;
GRANT EXECUTE ON FUNCTION ensure_partitions() TO holdfast_app;
DO $$ BEGIN PERFORM ensure_partitions(); END $$;

-- The event with the caller's address and client, as C1 names them. Both are ciphertext: only the application can open them.
CREATE VIEW audit_events WITH (security_invoker = true) AS
SELECT l.tenant_id, l.id, l.user_id, l.action, l.entity, l.entity_id, l.meta,
       address.ciphertext AS ip_address, agent.ciphertext AS user_agent, l.session_id, l."timestamp"
FROM audit_log l
LEFT JOIN audit_personal address ON address.tenant_id = l.tenant_id AND address.event_id = l.id
  AND address.event_time = l."timestamp" AND address.field = 'ip_address'
LEFT JOIN audit_personal agent ON agent.tenant_id = l.tenant_id AND agent.event_id = l.id
  AND agent.event_time = l."timestamp" AND agent.field = 'user_agent';
GRANT SELECT ON audit_events TO holdfast_app;
