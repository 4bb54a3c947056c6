-- What a role takes over from others, and what a person may not do whatever their roles say.

-- A senior role holds what its junior roles hold; a role may have several of either. The graph has no cycle.
CREATE TABLE role_hierarchy (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  senior_id uuid NOT NULL,
  junior_id uuid NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  added_by uuid,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT role_hierarchy_pair_key UNIQUE (tenant_id, senior_id, junior_id),
  FOREIGN KEY (tenant_id, senior_id) REFERENCES roles (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, junior_id) REFERENCES roles (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, added_by) REFERENCES users (tenant_id, id),
  CHECK (senior_id <> junior_id)
);
CREATE INDEX idx_role_hierarchy_junior ON role_hierarchy (tenant_id, junior_id);
-- Nothing of the runtime writes it yet.
CALL protect_tenant_table('role_hierarchy', 'SELECT');

CREATE FUNCTION refuse_role_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Who adds the other half of a cycle at the same time waits here, and then sees this half: it is the lock of the tenant's rights.
  PERFORM pg_advisory_xact_lock(1752132710, hashtext(NEW.tenant_id::text));
  IF EXISTS (
      WITH RECURSIVE below (role_id) AS (
        SELECT NEW.junior_id
        UNION
        SELECT h.junior_id FROM below b JOIN role_hierarchy h ON h.tenant_id = NEW.tenant_id AND h.senior_id = b.role_id
      )
      SELECT FROM below WHERE role_id = NEW.senior_id) THEN
    RAISE EXCEPTION 'a role cannot take over from a role that takes over from it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cycles BEFORE INSERT OR UPDATE ON role_hierarchy FOR EACH ROW EXECUTE FUNCTION refuse_role_cycle();

-- An explicit deny: it beats every grant of that permission, for as long as it is live. Denies for less than the whole
-- organization wait until lists can leave single places out.
CREATE TABLE permission_denies (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  permission_id uuid NOT NULL,
  scope_type text NOT NULL DEFAULT 'tenant' CHECK (scope_type IN ('tenant', 'account', 'location', 'project')),
  scope_id uuid,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  denied_at timestamptz NOT NULL DEFAULT now(),
  denied_by uuid,
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, permission_id) REFERENCES permissions (tenant_id, id),
  FOREIGN KEY (tenant_id, denied_by) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, revoked_by) REFERENCES users (tenant_id, id),
  CHECK ((scope_type = 'tenant') = (scope_id IS NULL)),
  CHECK (valid_to > valid_from),
  CONSTRAINT permission_denies_whole_organization CHECK (scope_type = 'tenant')
);
CREATE UNIQUE INDEX idx_permission_denies_live ON permission_denies (tenant_id, user_id, permission_id, scope_type, scope_id)
  NULLS NOT DISTINCT WHERE revoked_at IS NULL;
CREATE INDEX idx_permission_denies_permission ON permission_denies (tenant_id, permission_id);
CALL protect_tenant_table('permission_denies', 'SELECT');

-- Both are part of what a caller may do: every change raises the epoch, in sessions that replicate or restore too.
DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['role_hierarchy', 'permission_denies'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED '
      'FOR EACH ROW EXECUTE FUNCTION raise_tenant_epoch()', v_table);
    EXECUTE format('CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON %I FOR EACH STATEMENT '
      'EXECUTE FUNCTION raise_every_epoch()', v_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER epoch_of_truncated', v_table);
  END LOOP;
  ALTER TABLE role_hierarchy ENABLE ALWAYS TRIGGER cycles;
END $$;
