/**
 * Whether this node can serve. It compares the schema with what it ships and refuses to start when they do not fit; it
 * never migrates. Ready means that the database answers: Zoho is not asked, because the portal works without it.
 */
package io.holdfast.operations;
