package io.holdfast.billing.model;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.ProjectId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An invoice as we last read it.
 *
 * @param accountId null while its account is not known here
 * @param accountName null with {@code accountId}
 * @param projectId null when it bills no project, or one that is not mirrored
 * @param projectName null with {@code projectId}
 * @param reference the customer's own number; null when there is none
 * @param balance what is still due; null when the source did not say
 * @param date null when the source did not say
 * @param dueDate null when the source did not say
 * @param lastSynced when the listing began that this row comes from
 */
public record MirroredInvoice(
        InvoiceId id,
        String number,
        String reference,
        String status,
        AccountId accountId,
        String accountName,
        ProjectId projectId,
        String projectName,
        Money total,
        Money balance,
        LocalDate date,
        LocalDate dueDate,
        Instant lastSynced) {}
