-- Access reviews: somebody has every assignment of a part of the organization looked at until a day, and each is kept or taken back.

CREATE TABLE access_reviews (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  name varchar(100) NOT NULL,
  -- What it covers: one role, one place, or all when both are null.
  role_id uuid,
  scope_type text CHECK (scope_type IN ('account', 'location', 'project')),
  scope_id uuid,
  due_at timestamptz NOT NULL,
  on_silence text NOT NULL CHECK (on_silence IN ('NOTHING', 'REVOKE')),
  state text NOT NULL DEFAULT 'PREPARING' CHECK (state IN ('PREPARING', 'OPEN', 'CLOSED')),
  owner_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  opened_at timestamptz,
  closed_at timestamptz,
  -- Null when it closed by itself at its date.
  closed_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, closed_by) REFERENCES users (tenant_id, id),
  CHECK ((scope_type IS NULL) = (scope_id IS NULL)),
  CHECK (role_id IS NULL OR scope_type IS NULL),
  CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL))
);
CALL protect_tenant_table('access_reviews', 'SELECT, INSERT, UPDATE (state, opened_at, closed_at, closed_by)');

CREATE TABLE access_review_reviewers (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  review_id uuid NOT NULL,
  user_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT access_review_reviewers_pair_key UNIQUE (tenant_id, review_id, user_id),
  FOREIGN KEY (tenant_id, review_id) REFERENCES access_reviews (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CALL protect_tenant_table('access_review_reviewers', 'SELECT, INSERT');

-- One assignment in a review. What is asked about is never rewritten, and who decided it stays; nobody reviews their own.
CREATE TABLE access_review_items (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  review_id uuid NOT NULL,
  assignment_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- Whose turn it is: after an escalation the owner's.
  reviewer_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'WAITING'
    CHECK (state IN ('WAITING', 'ESCALATED', 'KEPT', 'REVOKED', 'NOT_ANSWERED', 'GONE')),
  reason varchar(500),
  decided_at timestamptz,
  decided_by uuid,
  escalation_reason varchar(500),
  escalated_at timestamptz,
  escalated_by uuid,
  -- Of what nobody answered: when it was taken back for that, or why that was refused.
  ended_at timestamptz,
  trouble varchar(500),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT access_review_items_pair_key UNIQUE (tenant_id, review_id, assignment_id),
  FOREIGN KEY (tenant_id, review_id) REFERENCES access_reviews (tenant_id, id),
  FOREIGN KEY (tenant_id, assignment_id) REFERENCES user_roles (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, reviewer_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, decided_by) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, escalated_by) REFERENCES users (tenant_id, id),
  CHECK (reviewer_id <> user_id)
);
-- What waits for somebody, in all reviews and in one.
CREATE INDEX access_review_items_waiting ON access_review_items (tenant_id, reviewer_id, review_id)
  WHERE state IN ('WAITING', 'ESCALATED');
CALL protect_tenant_table('access_review_items', 'SELECT, INSERT, UPDATE (reviewer_id, state, reason, decided_at, decided_by, '
  'escalation_reason, escalated_at, escalated_by, ended_at, trouble)');
