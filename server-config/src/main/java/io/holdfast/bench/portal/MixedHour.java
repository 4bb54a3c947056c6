package io.holdfast.bench.portal;

import io.holdfast.bench.load.OpenLoop;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.load.Tally;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.product.ZohoCalls;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * An hour of a small portal, with everything that lasts in it shortened alike: half a read in a second for an hour, the mirrors'
 * lifetime of five minutes included, run in a minute.
 */
final class MixedHour {
    private static final int READS = 1_800;
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration LOCAL = Duration.ofSeconds(10);
    private static final Duration FULL_LISTING = Duration.ofHours(1);

    private final Options options;

    MixedHour(Options options) {
        this.options = options;
    }

    /** Settings of the product for this. */
    Map<String, String> settings() {
        var lifetime = options.shortened(LIFETIME).toString();
        return Map.of(
                "HOLDFAST_CACHE_LIFETIME",
                lifetime,
                "HOLDFAST_CACHE_GRID_TTL",
                lifetime,
                "HOLDFAST_CACHE_LOCAL_TTL",
                options.shortened(LOCAL).toString(),
                "HOLDFAST_ZOHO_FULL_LISTING",
                options.shortened(FULL_LISTING).toString());
    }

    Section run(Status product) throws IOException, InterruptedException {
        var mix = Mix.of(product);
        var rate = Math.max(1, (int) (READS / options.hour().toSeconds()));
        var schedule = Schedule.of(rate, options.hour());
        var calls = ZohoCalls.fromNow(product);
        var tally = new Tally();
        new OpenLoop(product.address(), schedule).run(mix::call, tally);
        var figures = tally.over(options.hour());
        long asked = calls.count();
        var section = new Section("A mixed hour", "figure", "measured", "aim")
                .row("reads", Long.toString(figures.calls()), "")
                .row("calls to Zoho, those for tokens included", Long.toString(asked), "")
                .row(
                        "fewer calls than one for each read",
                        String.format(Locale.ROOT, "%.1f %%", 100 - 100.0 * asked / figures.calls()),
                        "≥ 95 %")
                .row("p99 ms", String.format(Locale.ROOT, "%.2f", figures.p99()), "")
                .row("errors", Long.toString(figures.errors()), "0")
                .note("An hour shortened to " + options.hour().toSeconds()
                        + " s: the mirrors' lifetime and the grid's are "
                        + options.shortened(LIFETIME).toMillis() / 1000.0
                        + " s in place of 300 s, a full listing is due after "
                        + options.shortened(FULL_LISTING).toSeconds()
                        + " s in place of an hour. Read by four people at " + rate
                        + "/s: 40 % lists of projects, 20 % projects, 30 % lists of invoices, 10 % invoices.")
                .note(
                        "Without a cache each read would cost at least one call (a list of projects costs two: projects and"
                                + " phases); compared with one.")
                .note("Calls by route: " + calls.byRoute());
        figures.wrong().forEach((what, count) -> section.problem(count + " × " + what));
        return section;
    }
}
