package io.holdfast.zoho.usecase;

import java.time.Instant;
import java.util.List;

/**
 * How the tenant's connection to Zoho stands. Holds no secret.
 *
 * @param dataCentre {@code us}, {@code eu}, … or {@code simulator}; null when there is no connection
 * @param state {@code connected}, {@code needs-consent}, {@code config-error}, {@code throttled}, {@code not-connected}, or
 *     {@code off} when this installation does not call Zoho
 * @param since when it came into this state; null when there is no connection
 * @param reason what is wrong, for the administrator; null when nothing is
 * @param pausedUntil the latest time until which some calls are not sent; null when all are
 * @param budgets of everything that was called lately
 * @param tokenExpiresAt when the present access token ends; null when there is none
 */
public record ConnectionView(
        String dataCentre,
        String state,
        Instant since,
        String reason,
        Instant pausedUntil,
        List<BudgetView> budgets,
        Instant tokenExpiresAt) {
    static final String NOT_CONNECTED = "not-connected";
    static final String OFF = "off";

    public ConnectionView {
        budgets = List.copyOf(budgets);
    }
}
