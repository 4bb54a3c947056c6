/**
 * Tenants and what they consist of. Everything else belongs to exactly one of them: a row without a tenant is an exception
 * with a name in docs/TENANCY.md. A transaction enters one tenant by its first statement and no other afterwards; row-level
 * security shows nothing until then. Owns tables tenants, accounts, locations, schema_requirement. Permissions:
 * manage:tenants, manage:locations, or the operator.
 */
package io.holdfast.tenancy.model;
