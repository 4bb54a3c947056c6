/**
 * Giving and taking roles, and asking what they allow. An assignment names person, role and scope and leaves an event. Whoever looks
 * after people somewhere assigns there, up to the level of the role by which they do, and never to themselves; the operator assigns
 * in the beginning. A check and its explanation
 * are answered by the evaluator itself (io.holdfast.rbac.decision).
 */
package io.holdfast.rbac.usecase;
