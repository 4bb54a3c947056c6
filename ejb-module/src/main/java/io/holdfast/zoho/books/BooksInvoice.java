package io.holdfast.zoho.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An invoice as Books lists it.
 *
 * @param customerId null when not told
 * @param projectId of Zoho Projects; null when it bills no project
 * @param contactId of the CRM; null when it is addressed to no person
 * @param currency ISO 4217; null when not told
 * @param total exact, as written
 * @param balance exact, as written; null when not told
 * @param date a day in the organization's zone; null when not told
 * @param dueDate a day in the organization's zone; null when not told
 * @param modifiedAt null when not told
 */
public record BooksInvoice(
        String id,
        String number,
        String reference,
        String status,
        String customerId,
        String projectId,
        String contactId,
        String currency,
        BigDecimal total,
        BigDecimal balance,
        LocalDate date,
        LocalDate dueDate,
        Instant modifiedAt) {}
