/**
 * What stands around every use case, in this order: permission (+100), transaction (+200), tenant (+250), audit (+300). A
 * use case without a declared permission fails the deployment. Background work runs as a named system caller of one tenant.
 * Self-calls pass all of this by, so a use case does not call its own public methods.
 */
package io.holdfast.security;
