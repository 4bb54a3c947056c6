/**
 * Shows the invoices of client organizations, mirrored from Zoho Books. Permissions: read:own-invoices, read:account-invoices,
 * read:all-invoices.
 */
package io.holdfast.billing.usecase;
