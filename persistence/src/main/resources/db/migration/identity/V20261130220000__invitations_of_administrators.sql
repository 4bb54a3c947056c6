-- Administrators invite, too: with a place, a beginning and an end of the first role, and a name of theirs on it. An invitation can be withdrawn,
-- and there is one open one for an address.
ALTER TABLE invitations
  ADD COLUMN scope_type text CHECK (scope_type IN ('tenant', 'account', 'location', 'project')),
  ADD COLUMN scope_id uuid,
  ADD COLUMN valid_from timestamptz,
  ADD COLUMN valid_to timestamptz,
  ADD COLUMN language text CHECK (language IN ('en', 'de', 'fr', 'es')),
  ADD COLUMN invited_by uuid,
  ADD COLUMN sent_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN revoked_at timestamptz,
  ADD CHECK (valid_to > valid_from),
  ADD CHECK (accepted_at IS NULL OR revoked_at IS NULL),
  ADD FOREIGN KEY (tenant_id, invited_by) REFERENCES users (tenant_id, id);

-- What the operator's invitations meant until now.
UPDATE invitations SET scope_type = CASE WHEN account_id IS NULL THEN 'tenant' ELSE 'account' END, scope_id = account_id, sent_at = created_at;
ALTER TABLE invitations
  ALTER COLUMN scope_type SET NOT NULL,
  ADD CHECK ((scope_type = 'tenant') = (scope_id IS NULL));

-- Of several to one address the newest stays.
UPDATE invitations i SET revoked_at = now()
WHERE i.accepted_at IS NULL AND EXISTS (
  SELECT FROM invitations n WHERE n.tenant_id = i.tenant_id AND n.email = i.email AND n.accepted_at IS NULL
    AND (n.created_at, n.id) > (i.created_at, i.id));
CREATE UNIQUE INDEX invitations_open ON invitations (tenant_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX idx_invitations_account_id ON invitations (tenant_id, account_id);
CREATE INDEX idx_invitations_invited_by ON invitations (tenant_id, invited_by);
