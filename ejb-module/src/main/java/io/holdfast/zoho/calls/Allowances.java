package io.holdfast.zoho.calls;

import io.holdfast.zoho.model.Allowance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What we allow ourselves of Zoho's limits. Public sources disagree about them and they depend on the plan, so all of it is
 * setting; the defaults stay below the smallest limit that was told or seen.
 */
@ApplicationScoped
public class Allowances {
    private static final int ALL = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    @ConfigProperty(name = "holdfast.zoho.projects.calls")
    int projectsCalls;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.projects.window")
    Duration projectsWindow;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.books.calls-per-minute")
    int booksPerMinute;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.books.calls-per-day")
    int booksPerDay;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.books.concurrency")
    int booksConcurrency;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.crm.calls-per-day")
    int crmPerDay;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.crm.concurrency")
    int crmConcurrency;

    /** Percent of every allowance that only calls may use for which somebody waits. */
    @Inject
    @ConfigProperty(name = "holdfast.zoho.interactive-share")
    int interactiveShare;

    /** Every allowance that a call of a route counts under, for somebody who waits or for work in the background. */
    public List<Allowance> of(Route route, boolean somebodyWaits) {
        return whole(route.product(), route.pattern()).stream()
                .map(whole -> whole.of(share(whole.limit(), somebodyWaits)))
                .toList();
    }

    /** How many calls of a product may be under way at once; empty when nothing limits them. */
    public OptionalInt concurrency(Product product, boolean somebodyWaits) {
        return switch (product) {
            case BOOKS -> OptionalInt.of(share(booksConcurrency, somebodyWaits));
            case CRM -> OptionalInt.of(share(crmConcurrency, somebodyWaits));
            case PROJECTS -> OptionalInt.empty();
        };
    }

    /** The allowances of a product, whole; {@code pattern} names the route where each route has its own. */
    public List<Allowance> whole(Product product, String pattern) {
        return switch (product) {
            case PROJECTS -> List.of(new Allowance(product.word(), pattern, projectsCalls, projectsWindow));
            case BOOKS ->
                List.of(organization(product, booksPerMinute, MINUTE), organization(product, booksPerDay, DAY));
            case CRM -> List.of(organization(product, crmPerDay, DAY));
        };
    }

    /** At least one, or the work in the background would never be done. */
    private int share(int whole, boolean somebodyWaits) {
        return somebodyWaits ? whole : Math.max(1, whole * (ALL - interactiveShare) / ALL);
    }

    private static Allowance organization(Product product, int limit, Duration window) {
        return new Allowance(product.word(), Allowance.ORGANIZATION, limit, window);
    }
}
