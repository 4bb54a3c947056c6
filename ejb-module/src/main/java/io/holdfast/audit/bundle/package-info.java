/**
 * Bundles: the log of an organization as a file that a stranger can check (docs/AUDIT-PROOF.md). A bundle holds what is stored,
 * whatever it is: whether it is right is the verifier's to say, never ours, so nothing here repairs, skips or hides a row.
 */
package io.holdfast.audit.bundle;
