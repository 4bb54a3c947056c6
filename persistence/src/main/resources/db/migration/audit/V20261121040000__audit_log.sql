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
CALL protect_tenant_table('audit_log', 'SELECT, INSERT');
CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;

CREATE TABLE audit_pending (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  event_time timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, event_id)
);
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
