/** The terms of roles, as time goes by. What a term permits is decided by the moment and never by anything here. */
package io.holdfast.rbac.terms;
