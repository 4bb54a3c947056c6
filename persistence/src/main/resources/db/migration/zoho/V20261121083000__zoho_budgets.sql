-- Our share of Zoho's limits, counted for all nodes together. A row is one limit: a route of a product, or '*' for the
-- organization, over a time. The uses are counted in slices of that time, the newest first, so that it rolls.
CREATE TABLE zoho_budgets (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  product text NOT NULL,
  route text NOT NULL,
  window_seconds integer NOT NULL CHECK (window_seconds > 0),
  newest_slice bigint NOT NULL DEFAULT 0,
  uses integer[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, product, route, window_seconds)
);
CALL protect_tenant_table('zoho_budgets', 'SELECT, INSERT, UPDATE');

-- How many calls of a product may be under way at once, after Zoho said "too many at once". It grows again with time.
CREATE TABLE zoho_concurrency (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  product text NOT NULL,
  ceiling integer NOT NULL CHECK (ceiling > 0),
  lowered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, product)
);
CALL protect_tenant_table('zoho_concurrency', 'SELECT, INSERT, UPDATE');

-- The calls that are under way. A killed node's ends by itself.
CREATE TABLE zoho_calls_under_way (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  product text NOT NULL,
  call_id uuid NOT NULL,
  ends_by timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, product, call_id)
);
CALL protect_tenant_table('zoho_calls_under_way', 'SELECT, INSERT, DELETE');

-- How many pauses of a scope followed each other closely.
ALTER TABLE zoho_pauses ADD COLUMN in_a_row integer NOT NULL DEFAULT 1;

ALTER TABLE zoho_connections ADD COLUMN state_since timestamptz NOT NULL DEFAULT now();
