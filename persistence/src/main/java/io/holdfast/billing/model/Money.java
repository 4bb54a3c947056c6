package io.holdfast.billing.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount.
 *
 * @param amount never null
 * @param currency ISO 4217 code; null when the source did not say
 */
public record Money(BigDecimal amount, String currency) {
    private static final int USUAL_DECIMALS = 2;

    public Money {
        requireNonNull(amount, "amount");
    }

    /** The amount with at least the decimals that its currency is written with, and never fewer than it has. */
    public String plain() {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), decimals()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private int decimals() {
        if (currency == null) {
            return USUAL_DECIMALS;
        }
        try {
            return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException unknownHere) {
            return USUAL_DECIMALS;
        }
    }
}
