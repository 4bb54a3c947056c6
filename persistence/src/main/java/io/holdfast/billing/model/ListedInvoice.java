package io.holdfast.billing.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An invoice as its source listed it, not yet ours: account, project and contact are the source's.
 *
 * @param sourceId unique in the tenant's source
 * @param sourceCustomerId whom Books bills; null when it does not say
 * @param sourceAccountId the CRM account of that customer; null when the customer has none
 * @param sourceProjectId null when it bills no project
 * @param contactId the CRM contact that it is addressed to; null when it names none
 * @param currency ISO 4217 code; null when not told
 * @param balance what is still due; null when not told
 * @param modifiedAt when the source changed it last; null when not told
 */
public record ListedInvoice(
        String sourceId,
        String sourceCustomerId,
        String sourceAccountId,
        String sourceProjectId,
        String contactId,
        String number,
        String reference,
        String status,
        String currency,
        BigDecimal total,
        BigDecimal balance,
        LocalDate date,
        LocalDate dueDate,
        Instant modifiedAt) {
    private static final String DRAFT = "draft";

    public ListedInvoice {
        requireNonNull(sourceId, "sourceId");
        requireNonNull(number, "number");
        requireNonNull(status, "status");
        requireNonNull(total, "total");
    }

    /** True while it was not sent: nobody's business outside the organization that writes it, so it is not mirrored. */
    public boolean isDraft() {
        return DRAFT.equalsIgnoreCase(status);
    }
}
