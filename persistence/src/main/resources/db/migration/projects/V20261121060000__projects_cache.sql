-- A mirror of Zoho's projects. Zoho is the source of truth: rows here change only by what was read from it.
CREATE TABLE projects_cache (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  zoho_project_id varchar(50) NOT NULL,
  account_id uuid,
  name varchar(255) NOT NULL,
  status varchar(50) NOT NULL,
  progress_percentage integer NOT NULL DEFAULT 0 CHECK (progress_percentage BETWEEN 0 AND 100),
  milestone_json jsonb NOT NULL DEFAULT '[]',
  timeline_json jsonb NOT NULL DEFAULT '{}',
  budget_info jsonb NOT NULL DEFAULT '{}',
  last_synced timestamptz NOT NULL,
  gone_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE UNIQUE INDEX idx_projects_zoho_id ON projects_cache (tenant_id, zoho_project_id);
CREATE INDEX idx_projects_account_id ON projects_cache (tenant_id, account_id);
CREATE INDEX idx_projects_name ON projects_cache (tenant_id, name, id);
CALL protect_tenant_table('projects_cache', 'SELECT, INSERT, UPDATE');
GRANT SELECT ON projects_cache TO holdfast_reader;

-- When a projection was last read from its source, and who is reading it now: one refresh per projection in the cluster.
CREATE TABLE projection_refreshes (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  projection text NOT NULL,
  refreshed_at timestamptz,
  -- Names the refresh that holds the claim: one that was overtaken must not write.
  claim_id uuid,
  claimed_at timestamptz,
  refreshing_until timestamptz,
  failed_at timestamptz,
  failure text,
  PRIMARY KEY (tenant_id, projection)
);
CALL protect_tenant_table('projection_refreshes', 'SELECT, INSERT, UPDATE');
GRANT SELECT ON projection_refreshes TO holdfast_reader;
