/** Imports of people and assignments, for whoever looks after people: each sees and applies their own. Permissions: those of assignments. */
package io.holdfast.rbac.imports.usecase;
