/** Invoices over REST. */
package io.holdfast.billing.rest;
