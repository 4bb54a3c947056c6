-- Emergency access: who may give themselves a role for some hours, because an administrator said so before, and each time that somebody did.
-- What they get is an ordinary row of user_roles with an end.
CREATE TABLE emergency_access (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  role_id uuid NOT NULL,
  scope_type text NOT NULL DEFAULT 'tenant' CHECK (scope_type IN ('tenant', 'account', 'location', 'project')),
  scope_id uuid,
  reason varchar(500) NOT NULL,
  longest_minutes integer NOT NULL CHECK (longest_minutes BETWEEN 5 AND 240),
  valid_to timestamptz NOT NULL,
  approved_at timestamptz NOT NULL DEFAULT now(),
  approved_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  -- A role that nobody ever got can be deleted, and what was approved of it goes with it.
  FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, approved_by) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, withdrawn_by) REFERENCES users (tenant_id, id),
  CHECK ((scope_type = 'tenant') = (scope_id IS NULL)),
  CONSTRAINT emergency_access_of_others CHECK (approved_by <> user_id)
);
CREATE INDEX idx_emergency_access_user_id ON emergency_access (tenant_id, user_id);
CREATE INDEX idx_emergency_access_role_id ON emergency_access (tenant_id, role_id);
CALL protect_tenant_table('emergency_access', 'SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by)');

CREATE TABLE emergency_openings (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  access_id uuid NOT NULL,
  user_id uuid NOT NULL,
  assignment_id uuid NOT NULL,
  reason varchar(500) NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text CHECK (verdict IN ('ACCEPTED', 'INCIDENT')),
  note varchar(1000),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, access_id) REFERENCES emergency_access (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, assignment_id) REFERENCES user_roles (tenant_id, id),
  FOREIGN KEY (tenant_id, ended_by) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, reviewed_by) REFERENCES users (tenant_id, id),
  CHECK ((reviewed_at IS NULL) = (verdict IS NULL) AND (reviewed_at IS NULL) = (note IS NULL)),
  CONSTRAINT emergency_openings_reviewed_by_others CHECK (reviewed_by <> user_id)
);
-- Until somebody else has looked at it, there is no next one.
CREATE UNIQUE INDEX emergency_openings_unreviewed ON emergency_openings (tenant_id, user_id) WHERE reviewed_at IS NULL;
CREATE INDEX idx_emergency_openings_user_id ON emergency_openings (tenant_id, user_id);
CREATE INDEX idx_emergency_openings_access_id ON emergency_openings (tenant_id, access_id);
CREATE INDEX idx_emergency_openings_assignment_id ON emergency_openings (tenant_id, assignment_id);
CALL protect_tenant_table('emergency_openings',
  'SELECT, INSERT, UPDATE (ended_at, ended_by, reviewed_at, reviewed_by, verdict, note)');
