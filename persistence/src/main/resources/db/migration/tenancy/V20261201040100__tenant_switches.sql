-- Whoever runs the platform enters an organization for a while, with a reason, in the session that they have. The rows are the platform's;
-- what is done meanwhile is the organization's.
CREATE TABLE tenant_switches (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  user_id uuid NOT NULL,
  organization_id uuid NOT NULL REFERENCES tenants (id),
  reason varchar(500) NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('left', 'signed-out', 'expired')),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, session_id) REFERENCES sessions (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX tenant_switches_open ON tenant_switches (tenant_id, session_id) WHERE ended_at IS NULL;
CREATE INDEX idx_tenant_switches_session_id ON tenant_switches (tenant_id, session_id);
CREATE INDEX idx_tenant_switches_user_id ON tenant_switches (tenant_id, user_id);
CREATE INDEX idx_tenant_switches_organization_id ON tenant_switches (tenant_id, organization_id);
CALL protect_tenant_table('tenant_switches', 'SELECT, INSERT, UPDATE (ended_at, end_reason)');

-- No node goes on taking the caller for who they were before.
CREATE CONSTRAINT TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON tenant_switches DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION raise_tenant_epoch();
CREATE TRIGGER epoch_of_truncated AFTER TRUNCATE ON tenant_switches FOR EACH STATEMENT EXECUTE FUNCTION raise_every_epoch();
ALTER TABLE tenant_switches ENABLE ALWAYS TRIGGER epoch, ENABLE ALWAYS TRIGGER epoch_of_truncated;

-- The organizations that the platform runs, by name, or the one of an id; of their people no more than 1,001 are counted. Nothing for a
-- transaction of another organization.
CREATE FUNCTION platform_organizations(p_id uuid, p_query text, p_after uuid, p_most integer)
  RETURNS TABLE (id uuid, slug text, name text, kind text, status text, parent_id uuid, parent_name text, people integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name::text, t.kind, t.status, p.id, p.name::text,
    (SELECT count(*)::integer FROM (SELECT FROM users u WHERE u.tenant_id = t.id AND u.status = 'active' LIMIT 1001) counted)
  FROM tenants t LEFT JOIN tenants p ON p.id = t.parent_id
  WHERE current_tenant() = '00000000-0000-7000-8000-000000000001' AND t.kind <> 'platform'
    AND (p_id IS NULL OR t.id = p_id)
    AND (p_query IS NULL OR strpos(lower(t.name), lower(p_query)) > 0 OR strpos(t.slug, lower(p_query)) > 0)
    AND (p_after IS NULL OR (lower(t.name), t.id) > (SELECT lower(a.name), a.id FROM tenants a WHERE a.id = p_after))
  ORDER BY lower(t.name), t.id LIMIT p_most
$$;
GRANT EXECUTE ON FUNCTION platform_organizations(uuid, text, uuid, integer) TO holdfast_app;
