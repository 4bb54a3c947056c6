/**
 * The mirror of the invoices of Zoho Books. A row changes only by a complete listing that was read from there; drafts are not
 * mirrored. Owns table invoices_cache.
 */
package io.holdfast.billing.model;
