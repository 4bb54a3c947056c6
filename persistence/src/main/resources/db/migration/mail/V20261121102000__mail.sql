-- In which language an organization writes when nothing is known of the reader. Null: English.
ALTER TABLE tenants ADD COLUMN language text CHECK (language IN ('en', 'de', 'fr', 'es'));
GRANT UPDATE (language) ON tenants TO holdfast_app;

-- Mail to be sent, written in the transaction that gives the reason for it. content is sealed (links in it open doors) and
-- gone once the mail was sent; what is left says who was written to, about what, and how that ended.
CREATE TABLE outbox_mails (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9-]{0,49}$'),
  language text NOT NULL CHECK (language IN ('en', 'de', 'fr', 'es')),
  to_address varchar(255) NOT NULL,
  user_id uuid,
  subject varchar(255) NOT NULL,
  content text,
  message_id varchar(255) NOT NULL,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'BOUNCED', 'SUPPRESSED', 'FAILED')),
  attempts integer NOT NULL DEFAULT 0,
  last_error varchar(500),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Attempts are counted and given up from here: a retry by hand begins anew.
  queued_at timestamptz NOT NULL DEFAULT now(),
  last_attempt_at timestamptz,
  finished_at timestamptz,
  -- Later than this the mail would say what is no longer true. Null: it stays true.
  expires_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT outbox_mails_idempotency_key UNIQUE (tenant_id, idempotency_key),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE SET NULL (user_id),
  CHECK ((state = 'WAITING') = (finished_at IS NULL)),
  CHECK (state <> 'SENT' OR content IS NULL)
);
CREATE INDEX idx_outbox_mails_newest ON outbox_mails (tenant_id, created_at DESC, id DESC);
CREATE INDEX idx_outbox_mails_state ON outbox_mails (tenant_id, state, created_at DESC, id DESC);
CREATE INDEX idx_outbox_mails_address ON outbox_mails (tenant_id, to_address, created_at);
CREATE INDEX idx_outbox_mails_user ON outbox_mails (tenant_id, user_id) WHERE user_id IS NOT NULL;
CALL protect_tenant_table('outbox_mails', 'SELECT, INSERT, DELETE, UPDATE (content, state, attempts, last_error,'
  ' queued_at, last_attempt_at, finished_at)');

-- Addresses that a mail server refused for good. Nothing is sent there until somebody lifts it. The digest finds an address
-- and names none; the hint lets a person recognize it.
CREATE TABLE mail_suppressions (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  address_digest bytea NOT NULL CHECK (length(address_digest) = 32),
  address_hint varchar(255) NOT NULL,
  reason varchar(500) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT mail_suppressions_address_key UNIQUE (tenant_id, address_digest)
);
CREATE INDEX idx_mail_suppressions_newest ON mail_suppressions (tenant_id, created_at DESC, id DESC);
CALL protect_tenant_table('mail_suppressions', 'SELECT, INSERT, DELETE');
