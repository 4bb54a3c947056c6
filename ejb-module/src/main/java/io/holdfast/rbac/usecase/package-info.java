/**
 * Giving roles. A grant names user, role and scope, and leaves an event; giving the same once more changes nothing.
 * Permission: the operator.
 */
package io.holdfast.rbac.usecase;
