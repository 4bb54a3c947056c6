/**
 * What proves the audit log, without a database: Merkle trees after RFC 6962, chains, signed notes and checkpoints after C2SP.
 * The formats stand in {@code docs/AUDIT-PROOF.md}. Nothing here is shared with the offline verifier, which is written from the
 * same text.
 */
package io.holdfast.audit.proof;
