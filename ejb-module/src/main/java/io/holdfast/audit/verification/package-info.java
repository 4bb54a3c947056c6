/**
 * Reads a whole log again where it stands and compares it with what is proven of it: bytes, columns, chain, tree, checkpoints and the
 * mirror. It finds and locates what was changed in the database; who does not trust this server either takes a bundle and the
 * verifier. The kinds of findings stand in {@code docs/AUDIT-PROOF.md}.
 */
package io.holdfast.audit.verification;
