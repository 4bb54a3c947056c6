-- Whoever looks after all people of an organization, or oversees its compliance, is told why somebody may do something or not: which
-- grants and denies there were, and who gave them.
INSERT INTO role_pack_permissions (pack, action, resource, description, platform_only, permission)
SELECT p.pack, 'explain', 'decisions', 'Learn why somebody may do something or not', false, 'explain:decisions'
FROM (VALUES ('engineering-portal'), ('food-safety'), ('parent-teacher-organization')) AS p (pack);
INSERT INTO role_pack_role_permissions (pack, role, permission) VALUES
  ('engineering-portal', 'admin', 'explain:decisions'),
  ('food-safety', 'SUPER_ADMIN', 'explain:decisions'),
  ('food-safety', 'TENANT_ADMIN', 'explain:decisions'),
  ('food-safety', 'COMPLIANCE_OFFICER', 'explain:decisions'),
  ('parent-teacher-organization', 'district_admin', 'explain:decisions'),
  ('parent-teacher-organization', 'president', 'explain:decisions');
DO $$
BEGIN
  PERFORM set_session_variables('00000000-0000-7000-8000-000000000001', NULL, NULL, NULL, NULL, 'migration');
  PERFORM apply_role_pack('food-safety');
END $$;
