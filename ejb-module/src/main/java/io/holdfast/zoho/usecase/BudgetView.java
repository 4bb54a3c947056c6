package io.holdfast.zoho.usecase;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of one of our budgets is used. A product that was never called has none to show.
 *
 * @param product {@code projects}, {@code books} or {@code crm}
 * @param route the URL pattern, or {@code *} for all calls of the product together
 * @param used how many calls of all nodes count at present
 * @param limit how many may
 * @param window in which time
 * @param pausedUntil until when Zoho wants no call of it; null when it does not say
 * @param reason why, for the administrator; null with {@code pausedUntil}
 */
public record BudgetView(
        String product, String route, int used, int limit, Duration window, Instant pausedUntil, String reason) {}
