/**
 * Decisions from memory: everything that decides in one organization, arranged so that a question costs some look-ups. It follows
 * the rules R1 to R6 of docs/PERMISSIONS.md by a way of its own and takes no decision from {@code io.holdfast.rbac.decision}, whose
 * facts, questions and reasons it speaks of: that package is what it is compared with. Knows no database, cache or container.
 */
package io.holdfast.rbac.snapshot;
