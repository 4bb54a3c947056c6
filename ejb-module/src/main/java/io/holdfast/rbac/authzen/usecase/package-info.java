/**
 * Decisions for other systems, as the AuthZEN Authorization API 1.0 asks for them (docs/AUTHZEN.md). Every answer is the evaluator's, over
 * facts that are read once for a request; no rule is written here. What a caller says of an attribute counts only as far as the
 * caller is an API client that is trusted with it; everywhere else what is stored counts. What is not known looks like
 * what is not allowed. Owns table authz_entities.
 */
package io.holdfast.rbac.authzen.usecase;
