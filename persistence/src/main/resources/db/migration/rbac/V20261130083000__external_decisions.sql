-- Decisions for other systems (AuthZEN): what they decide about, which programs may ask, and the fixture of the certification.

-- A thing that only others know, such as a record of theirs, or the name by which they know a member, with attributes that conditions ask
-- for. It lies in the organization as a whole. A member's name is neither an e-mail address nor an id, so that it is taken for no other's.
CREATE TABLE authz_entities (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  type text NOT NULL CHECK (type ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(type) <= 50
    AND type !~ '^(tenant|account|location|project)$'),
  entity_id text COLLATE "C" NOT NULL CHECK (length(entity_id) BETWEEN 1 AND 255),
  user_id uuid,
  attributes jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT authz_entities_name_key UNIQUE (tenant_id, type, entity_id),
  CONSTRAINT authz_entities_user_key UNIQUE (tenant_id, user_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  CHECK ((type = 'user') = (user_id IS NOT NULL)),
  CHECK (type <> 'user' OR entity_id !~ '@' AND entity_id !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  CONSTRAINT authz_entities_attributes CHECK (
    jsonb_typeof(attributes) = 'object' AND length(attributes::text) <= 8000
    AND NOT jsonb_path_exists(attributes, 'strict $.keyvalue() ? (!(@.key like_regex "^[A-Za-z0-9_.-]{1,64}$")
      || @.value.type() == "object" || @.value.type() == "array" || @.value.type() == "null")'))
);
CALL protect_tenant_table('authz_entities', 'SELECT, INSERT, UPDATE (attributes, updated_at), DELETE');

-- What a thing is like is part of a decision: every change raises the epoch, in sessions that replicate or restore too.
CREATE CONSTRAINT TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON authz_entities DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION raise_tenant_epoch();
CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON authz_entities FOR EACH STATEMENT EXECUTE FUNCTION raise_every_epoch();
ALTER TABLE authz_entities ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER epoch_of_truncated;

-- A program that may ask for decisions about the organization. Of its token only the digest is here. What it says of an attribute counts
-- only when the attribute is among those that it is trusted with.
CREATE TABLE api_clients (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(name) <= 50),
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  trusted_attributes jsonb NOT NULL DEFAULT '[]',
  explains boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, revoked_by) REFERENCES users (tenant_id, id),
  CHECK (expires_at > created_at),
  CONSTRAINT api_clients_trusted CHECK (
    jsonb_typeof(trusted_attributes) = 'array' AND length(trusted_attributes::text) <= 4000
    AND NOT jsonb_path_exists(trusted_attributes,
      'strict $[*] ? (@.type() != "string" || !(@ like_regex "^(subject|resource|action|context)[.][A-Za-z0-9_.-]{1,64}$"))'))
);
CREATE UNIQUE INDEX idx_api_clients_name ON api_clients (tenant_id, name) WHERE revoked_at IS NULL;
CREATE INDEX idx_api_clients_token_hash ON api_clients (token_hash);
-- A client is ended, never rewritten.
CALL protect_tenant_table('api_clients', 'SELECT, INSERT, UPDATE (revoked_at, revoked_by)');

-- A request that carries a token comes before its tenant is known.
CREATE FUNCTION api_client_by_token(p_token_hash bytea) RETURNS TABLE (tenant_id uuid, client_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.tenant_id, c.id FROM api_clients c WHERE c.token_hash = p_token_hash
$$;
GRANT EXECUTE ON FUNCTION api_client_by_token(bytea) TO holdfast_app;

-- Page tokens name the incarnation: an epoch that is counted a second time, after a restore, means something else.
GRANT SELECT (id) ON database_incarnation TO holdfast_app;

-- An organization whose only purpose is to be asked about.
ALTER TABLE tenants DROP CONSTRAINT tenants_kind_check;
ALTER TABLE tenants ADD CONSTRAINT tenants_kind_check
  CHECK (kind IN ('engineering-portal', 'food-safety', 'parent-teacher-organization', 'authzen', 'platform'));

INSERT INTO role_packs (name, version, description) VALUES
  ('authzen', 1, 'The fixture of the AuthZEN certification: who may read, write and delete records');
INSERT INTO role_pack_roles (pack, role, level, description) VALUES
  ('authzen', 'decisions_admin', 50, 'Looks after the people of the organization and the programs that ask about it'),
  ('authzen', 'reader', 10, 'Reads records'),
  ('authzen', 'writer', 10, 'Writes records'),
  ('authzen', 'archivist', 10, 'Writes archived records'),
  ('authzen', 'deleter', 10, 'Deletes records');
INSERT INTO role_pack_permissions (pack, module, action, resource, description, permission)
SELECT 'authzen', v.module, v.action, v.resource, v.description, v.action || ':' || v.resource FROM (VALUES
  ('records', 'read', 'record', 'Read a record'),
  ('records', 'write', 'record', 'Write a record'),
  ('records', 'delete', 'record', 'Delete a record'),
  ('administration', 'manage', 'all-users', 'Invite, change and lock everybody of the organization'),
  ('administration', 'manage', 'permissions', 'Change what the roles of the organization hold'),
  ('administration', 'manage', 'system', 'Change settings, connections and caches'),
  ('administration', 'view', 'audit-logs', 'Read the audit trail'),
  ('administration', 'explain', 'decisions', 'Learn why somebody may do something or not')
) AS v (module, action, resource, description);
INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT 'authzen', v.role, unnest(v.permissions) FROM (VALUES
  ('decisions_admin', ARRAY['manage:all-users', 'manage:permissions', 'manage:system', 'view:audit-logs',
    'explain:decisions']),
  ('reader', ARRAY['read:record']),
  ('writer', ARRAY['write:record']),
  ('archivist', ARRAY['write:record']),
  ('deleter', ARRAY['delete:record'])
) AS v (role, permissions);
