/** Zoho Books: invoices and the customers that they bill. No wire type leaves this package. */
package io.holdfast.zoho.books;
