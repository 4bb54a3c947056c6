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
