package io.holdfast.operations;

import static java.util.Objects.requireNonNull;

import io.holdfast.zoho.usecase.ConnectionView;
import java.time.Instant;

/**
 * What a state of the connection means to an administrator.
 *
 * @param summary what is the matter, and what still works
 * @param advice what to do; null when nothing is to be done
 */
record ConnectionWords(HealthStatus status, String summary, String advice) {
    ConnectionWords {
        requireNonNull(status, "status");
        requireNonNull(summary, "summary");
    }

    /**
     * @param failure why a copy could not be renewed the last time, one sentence; null when all could
     * @param now to tell a pause that is over from one that lasts
     */
    static ConnectionWords of(ConnectionView view, String failure, Instant now) {
        return switch (view.state()) {
            case "connected" -> connected(view, failure, now);
            case "throttled" ->
                new ConnectionWords(
                        HealthStatus.DEGRADED,
                        "Zoho asked us to wait. People see what was stored before; it is renewed when the pause is over.",
                        "Nothing now. If it happens every day, other programs share Zoho's limits with this one.");
            case "needs-consent" ->
                new ConnectionWords(
                        HealthStatus.DOWN,
                        "Zoho no longer accepts our access. People see what was stored before, and it gets older.",
                        "Somebody who administers your organization in Zoho has to allow the access again.");
            case "config-error" ->
                new ConnectionWords(
                        HealthStatus.DOWN,
                        "Zoho does not take our settings, so we have stopped asking. People see what was stored before.",
                        "Check client, data centre and portal of the connection with whoever runs this installation.");
            case "off" ->
                new ConnectionWords(
                        HealthStatus.OFF,
                        "This installation does not call Zoho.",
                        "Whoever runs it switches that on with HOLDFAST_ZOHO_MODE.");
            default ->
                new ConnectionWords(
                        HealthStatus.OFF,
                        "This organization has no connection to Zoho, so there are no projects and invoices to show.",
                        "Whoever runs this installation sets it up.");
        };
    }

    private static ConnectionWords connected(ConnectionView view, String failure, Instant now) {
        boolean paused = view.pausedUntil() != null && view.pausedUntil().isAfter(now);
        if (paused) {
            return new ConnectionWords(
                    HealthStatus.DEGRADED,
                    "Zoho is connected, and some calls wait for their turn. What they would renew is shown as stored.",
                    null);
        }
        if (failure != null) {
            return new ConnectionWords(
                    HealthStatus.DEGRADED,
                    "Our access is in order, but the last reading failed: " + failure
                            + " People see what was stored before.",
                    "Nothing now: it is tried again by itself. If it lasts, ask whoever runs this installation whether"
                            + " Zoho can be reached from it.");
        }
        return new ConnectionWords(HealthStatus.UP, "Zoho is connected and takes our calls.", null);
    }
}
