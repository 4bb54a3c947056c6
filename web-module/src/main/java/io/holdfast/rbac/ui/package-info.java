/**
 * Permissions as people run them: why somebody may do something, who has which roles, and what roles hold. Every screen says the
 * effect of a change in plain words; what its viewer may not do is not shown.
 */
package io.holdfast.rbac.ui;
