-- Whoever runs an organization decides how long its audit log is kept, what is held, and whose values are erased. Not whoever only
-- reads the log.
INSERT INTO role_pack_permissions (pack, action, resource, description, platform_only, permission)
SELECT p.pack, 'manage', 'audit', 'Set retention and legal holds of the audit log, erase a person''s values', false, 'manage:audit'
FROM (VALUES ('engineering-portal'), ('food-safety'), ('parent-teacher-organization')) AS p (pack);
INSERT INTO role_pack_role_permissions (pack, role, permission) VALUES
  ('engineering-portal', 'admin', 'manage:audit'),
  ('food-safety', 'SUPER_ADMIN', 'manage:audit'),
  ('food-safety', 'TENANT_ADMIN', 'manage:audit'),
  ('parent-teacher-organization', 'district_admin', 'manage:audit'),
  ('parent-teacher-organization', 'president', 'manage:audit');
DO $$
BEGIN
  PERFORM set_session_variables('00000000-0000-7000-8000-000000000001', NULL, NULL, NULL, NULL, 'migration');
  PERFORM apply_role_pack('food-safety');
END $$;
