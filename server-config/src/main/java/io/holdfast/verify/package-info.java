/**
 * The verifier of bundles, {@code holdfast-verify.jar}: for people who do not trust the installation that made one. It needs no
 * server, database or network, takes every byte of a bundle for hostile, and shares no class with what writes the log but the
 * canonicalizer; nothing of Holdfast outside this package is known here. The format is {@code docs/AUDIT-PROOF.md}.
 */
package io.holdfast.verify;
