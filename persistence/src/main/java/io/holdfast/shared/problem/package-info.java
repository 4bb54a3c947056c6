/**
 * How the product refuses. Every way is one constant of a closed list with a code that never changes its meaning
 * (docs/API-ERRORS.md); a message is read by people and names no class, table or other tenant's data. Knows no web type:
 * the status is a number here.
 */
package io.holdfast.shared.problem;
