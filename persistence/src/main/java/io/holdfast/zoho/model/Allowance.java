package io.holdfast.zoho.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What we allow ourselves of one of Zoho's limits.
 *
 * @param route a URL pattern, or {@link #ORGANIZATION} when the limit holds for all calls of the product together
 * @param limit how many calls at most, 1 or more
 * @param window in which time, whole seconds
 */
public record Allowance(String product, String route, int limit, Duration window) {
    public static final String ORGANIZATION = "*";

    public Allowance {
        requireNonNull(product, "product");
        requireNonNull(route, "route");
        if (limit < 1 || window.toSeconds() < 1) {
            throw new IllegalArgumentException("an allowance of " + limit + " calls in " + window + " is none");
        }
    }

    /** The same with another number of calls. */
    public Allowance of(int calls) {
        return new Allowance(product, route, calls, window);
    }
}
