-- One connection of a tenant to one Zoho organization, with the one access token that all nodes share.
-- client_secret, refresh_token and access_token are sealed by the node's master key.
CREATE TABLE zoho_connections (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  data_centre text NOT NULL,
  accounts_base text NOT NULL,
  api_base text NOT NULL,
  projects_base text NOT NULL,
  client_id text NOT NULL,
  client_secret text NOT NULL,
  refresh_token text NOT NULL,
  access_token text,
  access_token_expires_at timestamptz,
  -- The lease of the one refresher in the cluster, and how often the token was renewed in the present ten minutes.
  token_lease uuid,
  token_lease_until timestamptz,
  token_window_started timestamptz,
  token_window_count integer NOT NULL DEFAULT 0,
  portal_id varchar(50) NOT NULL,
  project_link_field text NOT NULL DEFAULT 'crm_account_id',
  state text NOT NULL DEFAULT 'connected'
    CHECK (state IN ('connected', 'needs-consent', 'config-error', 'throttled')),
  state_reason text,
  state_until timestamptz,
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT zoho_connections_one_per_tenant UNIQUE (tenant_id)
);
CALL protect_tenant_table('zoho_connections', 'SELECT, INSERT, UPDATE');

-- Where Zoho told us to wait: nothing is sent for this scope (product and URL pattern) before the time, by any node.
CREATE TABLE zoho_pauses (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  scope text NOT NULL,
  paused_until timestamptz NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (tenant_id, scope)
);
CALL protect_tenant_table('zoho_pauses', 'SELECT, INSERT, UPDATE');
