package io.holdfast.operations.ui;

import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.zoho.usecase.BudgetView;
import java.time.Duration;
import java.util.Locale;

/**
 * A budget of calls in words.
 *
 * @param route what is called; null for all calls of the product together
 * @param percent how much is used, 0 to 100
 * @param window "2 min", "24 h"
 * @param pause "until 14:02: Zoho asked us to wait"; null without one
 */
public record BudgetRow(String product, String route, int used, int limit, int percent, String window, String pause) {
    private static final String ALL = "*";
    private static final int WHOLE = 100;

    static BudgetRow of(BudgetView budget, ViewerClock clock) {
        boolean paused = budget.pausedUntil() != null && budget.pausedUntil().isAfter(clock.now());
        return new BudgetRow(
                name(budget.product()),
                budget.route().equals(ALL) ? null : budget.route(),
                budget.used(),
                budget.limit(),
                budget.limit() == 0 ? WHOLE : Math.min(WHOLE, budget.used() * WHOLE / budget.limit()),
                words(budget.window()),
                paused
                        ? "until " + clock.time(budget.pausedUntil())
                                + (budget.reason() == null ? "" : ": " + budget.reason())
                        : null);
    }

    private static String name(String product) {
        return product.equals("crm") ? "CRM" : product.substring(0, 1).toUpperCase(Locale.ROOT) + product.substring(1);
    }

    private static String words(Duration window) {
        if (window.toHours() >= 1) {
            return window.toHours() + " h";
        }
        return window.toMinutes() >= 1 ? window.toMinutes() + " min" : window.toSeconds() + " s";
    }
}
