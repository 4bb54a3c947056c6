-- Whoever runs the platform looks after the system itself: its housekeeping, its nodes, its jobs.
INSERT INTO role_pack_permissions (pack, action, resource, description, platform_only, permission)
  VALUES ('food-safety', 'manage', 'system', 'Change settings, connections and caches', false, 'manage:system');
INSERT INTO role_pack_role_permissions (pack, role, permission) VALUES ('food-safety', 'SUPER_ADMIN', 'manage:system');
DO $$
BEGIN
  PERFORM set_session_variables('00000000-0000-7000-8000-000000000001', NULL, NULL, NULL, NULL, 'migration');
  PERFORM apply_role_pack('food-safety');
END $$;
