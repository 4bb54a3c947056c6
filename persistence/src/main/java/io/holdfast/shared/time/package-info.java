/**
 * Time at the border of the database: instants in UTC, kept as timestamptz. Grants, leases and audit go by the database's
 * clock; only domain rules ask the injected {@link java.time.Clock}.
 */
package io.holdfast.shared.time;
