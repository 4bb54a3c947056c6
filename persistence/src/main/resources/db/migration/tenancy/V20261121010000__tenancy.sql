-- Tenancy: who the customers are, and the floor that keeps their rows apart.
-- The floor is row-level security on every table with a tenant_id: a query that forgets its tenant sees nothing.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO holdfast_app, holdfast_reader;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT SELECT ON flyway_schema_history TO holdfast_app;

-- The oldest product version that can run on this schema. A node below it refuses to serve.
CREATE TABLE schema_requirement (
  minimum_product_version text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (minimum_product_version)
);
INSERT INTO schema_requirement (minimum_product_version) VALUES ('1.0.0');
GRANT SELECT ON schema_requirement TO holdfast_app;

-- The tenant of this transaction. After a transaction that set it, the setting is '' and not null: hence nullif.
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('holdfast.tenant_id', true), '')::uuid;
GRANT EXECUTE ON FUNCTION current_tenant() TO holdfast_app, holdfast_reader;

-- First statement of every transaction of the runtime: who acts, for which tenant, from where. Transaction-local.
-- Returns the transaction's time, the only clock that grants and audit use.
CREATE FUNCTION set_session_variables(
  p_tenant uuid, p_user uuid, p_session text, p_address text, p_agent text, p_request text
) RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('holdfast.tenant_id', coalesce(p_tenant::text, ''), true),
          set_config('holdfast.user_id', coalesce(p_user::text, ''), true),
          set_config('holdfast.session_id', coalesce(p_session, ''), true),
          set_config('holdfast.address', coalesce(p_address, ''), true),
          set_config('holdfast.user_agent', coalesce(p_agent, ''), true),
          set_config('holdfast.request_id', coalesce(p_request, ''), true);
  RETURN now();
END $$;
GRANT EXECUTE ON FUNCTION set_session_variables(uuid, uuid, text, text, text, text) TO holdfast_app, holdfast_reader;

-- Puts a table behind the tenant floor. Two policies: the runtime sees its tenant; the owner (migrations and the
-- closed list of definer functions) sees all, because FORCE would blind it otherwise. A partition gets no privileges ('').
CREATE PROCEDURE protect_tenant_table(p_table regclass, p_app_privileges text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY tenant_rows ON %s TO holdfast_app, holdfast_reader '
    'USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', p_table);
  EXECUTE format('CREATE POLICY owner_rows ON %s TO holdfast_owner USING (true) WITH CHECK (true)', p_table);
  IF p_app_privileges <> '' THEN
    EXECUTE format('GRANT %s ON %s TO holdfast_app', p_app_privileges, p_table);
  END IF;
END $$;
REVOKE EXECUTE ON PROCEDURE protect_tenant_table(regclass, text) FROM PUBLIC;

CREATE TABLE tenants (
  id uuid NOT NULL,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name varchar(255) NOT NULL,
  kind text NOT NULL CHECK (kind IN ('engineering-portal', 'food-safety', 'parent-teacher-organization', 'platform')),
  tier text NOT NULL DEFAULT 'professional' CHECK (tier IN ('starter', 'professional', 'enterprise')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'closed')),
  parent_id uuid REFERENCES tenants (id),
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id),
  CONSTRAINT tenants_slug_key UNIQUE (slug),
  CHECK (parent_id <> id),
  -- There is one platform, and no tenant can become it.
  CONSTRAINT tenants_one_platform CHECK ((kind = 'platform') = (id = '00000000-0000-7000-8000-000000000001'))
);
CREATE INDEX idx_tenants_parent ON tenants (parent_id) WHERE parent_id IS NOT NULL;
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON tenants TO holdfast_app, holdfast_reader
  USING (id = current_tenant()) WITH CHECK (id = current_tenant());
CREATE POLICY owner_rows ON tenants TO holdfast_owner USING (true) WITH CHECK (true);
-- What a tenant is and whose child it is are settled when it is made.
GRANT SELECT, INSERT, UPDATE (slug, name, tier, status, version, updated_at) ON tenants TO holdfast_app;
GRANT SELECT ON tenants TO holdfast_reader;

-- The platform's own tenant: SUPER_ADMIN belongs to it, and so do events of nobody signed in.
INSERT INTO tenants (id, slug, name, kind, tier)
  VALUES ('00000000-0000-7000-8000-000000000001', 'platform', 'Platform', 'platform', 'enterprise');

-- A client organization of a tenant: an account of its CRM. zoho_* and books_* are that system's ids, and only those.
CREATE TABLE accounts (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name varchar(255) NOT NULL,
  zoho_account_id varchar(50),
  books_customer_id varchar(50),
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT accounts_slug_key UNIQUE (tenant_id, slug),
  CONSTRAINT accounts_zoho_account_key UNIQUE (tenant_id, zoho_account_id)
);
CALL protect_tenant_table('accounts', 'SELECT, INSERT, UPDATE');
GRANT SELECT ON accounts TO holdfast_reader;

-- A site of a tenant: a restaurant, a workshop, a school.
CREATE TABLE locations (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name varchar(255) NOT NULL,
  address text,
  time_zone text NOT NULL DEFAULT 'UTC',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT locations_slug_key UNIQUE (tenant_id, slug)
);
CALL protect_tenant_table('locations', 'SELECT, INSERT, UPDATE');
GRANT SELECT ON locations TO holdfast_reader;
