/**
 * The window on Zoho. Nothing outside this package and those below it sees a Zoho name, wire type or HTTP status: a gateway
 * returns its own records in an {@link io.holdfast.zoho.Outcome}. Hosts come from a list and never from an answer; nothing is
 * sent where Zoho asked us to wait; no transaction is open while we talk to it.
 */
package io.holdfast.zoho;
