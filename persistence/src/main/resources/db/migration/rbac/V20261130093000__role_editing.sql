-- Roles that an organization makes itself, and what they take over from others.

-- What a shipped role means is its pack's: it takes over from none. Its holders would get what the organization adds.
CREATE FUNCTION refuse_system_role_inheritance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'holdfast_owner' AND EXISTS (
      SELECT FROM roles r WHERE r.tenant_id = NEW.tenant_id AND r.id = NEW.senior_id AND r.system) THEN
    RAISE EXCEPTION 'a system role is changed by its role pack' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER system_roles BEFORE INSERT OR UPDATE ON role_hierarchy
  FOR EACH ROW EXECUTE FUNCTION refuse_system_role_inheritance();
GRANT INSERT, DELETE ON role_hierarchy TO holdfast_app;
