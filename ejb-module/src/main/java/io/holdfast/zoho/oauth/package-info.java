/**
 * Access tokens. One per tenant, shared by all nodes, renewed by one holder of a lease. A refused or throttled renewal is a
 * state of the connection and never a reason to knock again; no secret, code or token may appear in a message.
 */
package io.holdfast.zoho.oauth;
