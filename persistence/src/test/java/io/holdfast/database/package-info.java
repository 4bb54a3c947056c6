/** Proves the database's own promises: tenants kept apart, doors closed, the audit trail append-only. All on real PostgreSQL. */
package io.holdfast.database;
