/**
 * The AuthZEN Authorization API 1.0 over HTTP (docs/AUTHZEN.md). Bodies are read by hand and strictly: a wrong type, and a wrong content
 * type, is 400, and members that nobody knows are ignored, as the specification wants it; the rest of the product answers 422 and
 * 415, and refuses them.
 */
package io.holdfast.rbac.authzen.rest;
