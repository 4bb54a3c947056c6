package io.holdfast.projects.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What a project may cost.
 *
 * @param amount exact, as Zoho wrote it; never null
 * @param currency ISO 4217 code; null when Zoho did not say
 */
public record Budget(BigDecimal amount, String currency) {
    public Budget {
        requireNonNull(amount, "amount");
    }
}
