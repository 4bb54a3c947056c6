/**
 * Who holds which role where. A grant is a row with a scope and an end; it is revoked, never deleted. Roles and permissions
 * of a shipped pack are system rows that a tenant cannot change; keys are stored as text and never by position. Owns tables
 * roles, permissions, role_permissions, user_roles and the shipped role_packs, role_pack_roles, role_pack_permissions,
 * role_pack_role_permissions, the sets of roles that are kept apart (separation_sets, separation_set_roles), and the epochs that tell when any of it changed: tenant_epochs,
 * database_incarnation. Permission to grant: the operator.
 */
package io.holdfast.rbac.model;
