package io.holdfast.billing.rest;

import io.holdfast.billing.model.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money as a decimal string: a JSON number would lose digits in a script. */
@Schema(name = "Money")
public record MoneyBody(
        @Schema(description = "decimal", example = "4100.00")
        String amount,

        @Schema(description = "ISO 4217; absent when Zoho does not say", example = "EUR")
        String currency) {
    static MoneyBody of(Money money) {
        return money == null ? null : new MoneyBody(money.plain(), money.currency());
    }
}
