package io.holdfast.projects.rest;

import io.holdfast.projects.model.Budget;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money as a decimal string: a JSON number would lose digits in a script. */
@Schema(name = "Budget")
public record BudgetBody(
        @Schema(description = "decimal", example = "1840000.00")
        String amount,

        @Schema(description = "ISO 4217; absent when Zoho does not say", example = "USD")
        String currency) {
    static BudgetBody of(Budget budget) {
        return budget == null ? null : new BudgetBody(budget.amount().toPlainString(), budget.currency());
    }
}
