package io.holdfast.simulator;

import io.holdfast.simulator.books.BooksErrors;
import io.holdfast.simulator.control.FaultSwitch;
import io.holdfast.simulator.control.Faults;
import io.holdfast.simulator.projects.ProjectsErrors;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.RollingLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The limits that Zoho publishes, counted while the switch {@code limits} is on: Projects 100 calls per route in 2 minutes and
 * then 22 minutes of silence, Books 100 a minute and 5,000 a day for the organization. Safe for many threads.
 */
final class PublishedLimits {
    private static final Duration PROJECTS_WINDOW = Duration.ofMinutes(2);
    private static final Duration PROJECTS_LOCKOUT = Duration.ofMinutes(22);
    private static final int EACH = 100;
    private static final int BOOKS_A_DAY = 5_000;

    private final Faults faults;
    private final Clock clock;
    private final Map<String, RollingLimit> routes = new HashMap<>();
    private RollingLimit minute;
    private RollingLimit day;

    PublishedLimits(Faults faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
        begin();
    }

    /** Starts to count from nothing. */
    synchronized void begin() {
        routes.clear();
        minute = new RollingLimit(clock, EACH, Duration.ofMinutes(1));
        day = new RollingLimit(clock, BOOKS_A_DAY, Duration.ofDays(1), Duration.ZERO);
    }

    /** Counts the call; returns the refusal when it is one too many. */
    Optional<Response> refusal(Request request) {
        return switch (request.product()) {
            case PROJECTS -> faults.strike(FaultSwitch.LIMITS, request).flatMap(fault -> projects(request));
            case BOOKS -> faults.strike(FaultSwitch.LIMITS, request).flatMap(fault -> books());
            case OAUTH, CRM, CONTROL, NONE -> Optional.empty();
        };
    }

    private synchronized Optional<Response> projects(Request request) {
        RollingLimit limit = routes.computeIfAbsent(
                request.method() + " " + request.template(),
                any -> new RollingLimit(clock, EACH, PROJECTS_WINDOW, PROJECTS_LOCKOUT));
        return limit.take() ? Optional.empty() : Optional.of(ProjectsErrors.throttled(request, false));
    }

    private synchronized Optional<Response> books() {
        if (!minute.take()) {
            return Optional.of(BooksErrors.tooManyPerMinute());
        }
        return day.take() ? Optional.empty() : Optional.of(BooksErrors.dayUsedUp());
    }
}
