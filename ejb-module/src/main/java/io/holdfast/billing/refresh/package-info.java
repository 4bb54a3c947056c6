/** How the mirror of invoices is filled from Zoho Books. */
package io.holdfast.billing.refresh;
