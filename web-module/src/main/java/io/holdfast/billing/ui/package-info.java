/**
 * Invoices as clients and staff see them: what is to be paid, until when, and for which project. Everything shown is a stored
 * copy of what Zoho Books said, so each screen states the copy's age.
 */
package io.holdfast.billing.ui;
