-- The three shipped role packs. Levels bound who may grant a role; what a role may do stands in the last statement of each
-- pack alone. Where a role acts (own, one account, one location) comes from the scope of the grant.

INSERT INTO role_packs (name, version, description) VALUES
  ('engineering-portal', 1, 'Clients of an engineering firm and the people who serve them'),
  ('food-safety', 1, 'Food businesses that must prove safe temperatures and procedures'),
  ('parent-teacher-organization', 1, 'Parent-teacher organizations of a school district');

-- engineering-portal ------------------------------------------------------------------------------------------------------
INSERT INTO role_pack_roles (pack, role, level, description) VALUES
  ('engineering-portal', 'client_user', 10, 'A person at a client who follows their own projects'),
  ('engineering-portal', 'client_admin', 20, 'A client''s own administrator, for the whole account'),
  ('engineering-portal', 'internal_engineer', 30, 'An engineer of the firm'),
  ('engineering-portal', 'internal_pm', 40, 'A project manager of the firm'),
  ('engineering-portal', 'admin', 50, 'An administrator of the firm');

INSERT INTO role_pack_permissions (pack, action, resource, description, permission)
SELECT 'engineering-portal', v.action, v.resource, v.description, v.action || ':' || v.resource FROM (VALUES
  ('read', 'own-projects', 'See the projects one was given'),
  ('read', 'account-projects', 'See all projects of the account'),
  ('read', 'all-projects', 'See every project'),
  ('update', 'project-status', 'Change a project''s status and progress'),
  ('read', 'own-invoices', 'See the invoices of one''s projects and those addressed to oneself'),
  ('read', 'account-invoices', 'See all invoices of the account'),
  ('read', 'all-invoices', 'See every invoice'),
  ('upload', 'files', 'Upload files'),
  ('download', 'files', 'Download files'),
  ('access', 'technical-data', 'Open technical files, in addition to downloading'),
  ('manage', 'account-users', 'Invite, change and lock people of the account'),
  ('manage', 'all-users', 'Invite, change and lock everybody of the organization'),
  ('view', 'account-analytics', 'See figures about the account'),
  ('view', 'all-analytics', 'See figures about the whole organization'),
  ('manage', 'system', 'Change settings, connections and caches'),
  ('view', 'audit-logs', 'Read the audit trail')
) AS v (action, resource, description);

INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT 'engineering-portal', v.role, unnest(v.permissions) FROM (VALUES
  ('client_user', ARRAY['read:own-projects', 'read:own-invoices', 'upload:files', 'download:files']),
  ('client_admin', ARRAY['read:account-projects', 'read:account-invoices', 'upload:files', 'download:files',
    'manage:account-users', 'view:account-analytics']),
  ('internal_engineer', ARRAY['read:all-projects', 'update:project-status', 'access:technical-data', 'upload:files',
    'download:files']),
  ('internal_pm', ARRAY['read:all-projects', 'read:all-invoices', 'update:project-status', 'view:all-analytics'])
) AS v (role, permissions);
INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT p.pack, 'admin', p.permission FROM role_pack_permissions p WHERE p.pack = 'engineering-portal';

-- food-safety -------------------------------------------------------------------------------------------------------------
INSERT INTO role_pack_roles (pack, role, level, platform_only, description) VALUES
  ('food-safety', 'SUPER_ADMIN', 70, true, 'Runs the platform, above all tenants'),
  ('food-safety', 'TENANT_ADMIN', 60, false, 'Runs the organization'),
  ('food-safety', 'LOCATION_MANAGER', 50, false, 'Runs one site'),
  ('food-safety', 'COMPLIANCE_OFFICER', 40, false, 'Oversees compliance and its evidence'),
  ('food-safety', 'MANAGER', 30, false, 'Leads the day''s operations'),
  ('food-safety', 'STAFF', 20, false, 'Does the daily work and checks'),
  ('food-safety', 'AUDITOR', 10, false, 'Reads compliance evidence, changes nothing');

INSERT INTO role_pack_permissions (pack, action, resource, description, platform_only, permission)
SELECT 'food-safety', v.action, v.resource, v.description, v.platform_only, v.action || ':' || v.resource FROM (VALUES
  ('manage', 'tenants', 'Create, suspend and enter organizations', true),
  ('manage', 'locations', 'Create and change locations', false),
  ('manage', 'sensors', 'Install, calibrate and retire sensors', false),
  ('manage', 'rules', 'Change limits and checklists', false),
  ('record', 'readings', 'Enter temperature readings', false),
  ('complete', 'checklists', 'Fill in checklists', false),
  ('acknowledge', 'alarms', 'Acknowledge alarms', false),
  ('perform', 'corrective-actions', 'Carry out corrective actions', false),
  ('verify', 'corrective-actions', 'Confirm that a corrective action worked', false),
  ('sign', 'records', 'Sign compliance records', false),
  ('review', 'records', 'Review compliance records', false),
  ('read', 'readings', 'See readings', false),
  ('read', 'records', 'See compliance records', false),
  ('read', 'alarms', 'See alarms', false),
  ('view', 'audit-logs', 'Read the audit trail', false),
  ('export', 'evidence', 'Export evidence for an inspection', false),
  ('manage', 'all-users', 'Invite, change and lock everybody of the organization', false),
  ('manage', 'location-users', 'Invite, change and lock people of the location', false)
) AS v (action, resource, description, platform_only);

INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT 'food-safety', unnest(v.roles), v.permission FROM (VALUES
  ('manage:tenants', ARRAY['SUPER_ADMIN']),
  ('manage:locations', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER']),
  ('manage:sensors', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER']),
  ('manage:rules', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'COMPLIANCE_OFFICER']),
  ('record:readings',
    ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER', 'MANAGER', 'STAFF']),
  ('complete:checklists',
    ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER', 'MANAGER', 'STAFF']),
  ('acknowledge:alarms',
    ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER', 'MANAGER', 'STAFF']),
  ('perform:corrective-actions',
    ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER', 'MANAGER']),
  ('verify:corrective-actions', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER']),
  ('sign:records', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER']),
  ('review:records', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER']),
  ('read:readings',
    ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER', 'MANAGER', 'STAFF', 'AUDITOR']),
  ('read:records',
    ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER', 'MANAGER', 'STAFF', 'AUDITOR']),
  ('read:alarms',
    ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'LOCATION_MANAGER', 'COMPLIANCE_OFFICER', 'MANAGER', 'STAFF', 'AUDITOR']),
  ('view:audit-logs', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'COMPLIANCE_OFFICER', 'AUDITOR']),
  ('export:evidence', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN', 'COMPLIANCE_OFFICER', 'AUDITOR']),
  ('manage:all-users', ARRAY['SUPER_ADMIN', 'TENANT_ADMIN']),
  ('manage:location-users', ARRAY['LOCATION_MANAGER'])
) AS v (permission, roles);

-- parent-teacher-organization ---------------------------------------------------------------------------------------------
INSERT INTO role_pack_roles (pack, role, level, description) VALUES
  ('parent-teacher-organization', 'district_admin', 80, 'Administers the district and oversees its organizations'),
  ('parent-teacher-organization', 'president', 70, 'Leads the organization'),
  ('parent-teacher-organization', 'vice_president', 60, 'Stands in for the president'),
  ('parent-teacher-organization', 'treasurer', 50, 'Keeps the money'),
  ('parent-teacher-organization', 'secretary', 50, 'Keeps the papers and the members'' list'),
  ('parent-teacher-organization', 'committee_chair', 40, 'Leads a committee and its events'),
  ('parent-teacher-organization', 'volunteer', 20, 'Helps at events'),
  ('parent-teacher-organization', 'member', 10, 'Belongs to the organization');

INSERT INTO role_pack_permissions (pack, action, resource, description, permission)
SELECT 'parent-teacher-organization', v.action, v.resource, v.description, v.action || ':' || v.resource FROM (VALUES
  ('read', 'members', 'See the members'' list'),
  ('create', 'members', 'Enter members'),
  ('update', 'members', 'Change members'' data'),
  ('delete', 'members', 'Remove members'),
  ('read', 'budget', 'See the budget'),
  ('create', 'budget', 'Draft budget lines'),
  ('update', 'budget', 'Change budget lines'),
  ('delete', 'budget', 'Remove budget lines'),
  ('approve', 'budget', 'Approve the budget and spending'),
  ('read', 'events', 'See events'),
  ('create', 'events', 'Plan events'),
  ('update', 'events', 'Change events'),
  ('delete', 'events', 'Cancel events'),
  ('publish', 'events', 'Publish events'),
  ('read', 'volunteers', 'See who helps where'),
  ('create', 'volunteers', 'Sign volunteers up'),
  ('update', 'volunteers', 'Change volunteers'' shifts'),
  ('delete', 'volunteers', 'Take volunteers off a shift'),
  ('approve', 'volunteers', 'Approve volunteers'),
  ('read', 'communications', 'Read announcements'),
  ('create', 'communications', 'Draft announcements'),
  ('update', 'communications', 'Change announcements'),
  ('delete', 'communications', 'Remove announcements'),
  ('publish', 'communications', 'Send announcements'),
  ('read', 'documents', 'Read documents'),
  ('create', 'documents', 'Add documents'),
  ('update', 'documents', 'Change documents'),
  ('delete', 'documents', 'Remove documents'),
  ('publish', 'documents', 'Publish documents'),
  ('manage', 'all-users', 'Invite, change and lock everybody of the organization'),
  ('view', 'audit-logs', 'Read the audit trail')
) AS v (action, resource, description);

-- The president may do everything; the district sees everything and helps out, but never spends an organization's money.
INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT p.pack, 'president', p.permission FROM role_pack_permissions p WHERE p.pack = 'parent-teacher-organization';
INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT p.pack, 'district_admin', p.permission FROM role_pack_permissions p
WHERE p.pack = 'parent-teacher-organization' AND (p.resource <> 'budget' OR p.action = 'read');
INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT p.pack, 'vice_president', p.permission FROM role_pack_permissions p
WHERE p.pack = 'parent-teacher-organization' AND p.action <> 'delete' AND p.permission <> 'approve:budget'
  AND p.resource NOT IN ('all-users', 'audit-logs');
INSERT INTO role_pack_role_permissions (pack, role, permission)
SELECT 'parent-teacher-organization', v.role, unnest(v.permissions) FROM (VALUES
  ('treasurer', ARRAY['read:members', 'read:budget', 'create:budget', 'update:budget', 'delete:budget', 'approve:budget',
    'read:events', 'read:volunteers', 'read:communications', 'read:documents', 'create:documents', 'update:documents']),
  ('secretary', ARRAY['read:members', 'create:members', 'update:members', 'delete:members', 'read:budget', 'read:events',
    'read:volunteers', 'read:communications', 'create:communications', 'update:communications', 'delete:communications',
    'publish:communications', 'read:documents', 'create:documents', 'update:documents', 'delete:documents',
    'publish:documents']),
  ('committee_chair', ARRAY['read:members', 'read:budget', 'read:events', 'create:events', 'update:events',
    'publish:events', 'read:volunteers', 'create:volunteers', 'update:volunteers', 'delete:volunteers',
    'approve:volunteers', 'read:communications', 'create:communications', 'read:documents', 'create:documents']),
  ('volunteer', ARRAY['read:events', 'read:volunteers', 'create:volunteers', 'read:communications', 'read:documents']),
  ('member', ARRAY['read:events', 'read:communications', 'read:documents'])
) AS v (role, permissions);

-- The platform's own tenant needs SUPER_ADMIN before anybody can sign in to it.
DO $$
BEGIN
  PERFORM set_session_variables('00000000-0000-7000-8000-000000000001', NULL, NULL, NULL, NULL, 'migration');
  PERFORM apply_role_pack('food-safety');
END $$;
