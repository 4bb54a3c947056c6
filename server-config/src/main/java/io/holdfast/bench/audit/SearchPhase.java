package io.holdfast.bench.audit;

import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** How long a page of the log takes, over REST, for whoever may read it: 50 events, newest first, a new value each time. */
final class SearchPhase {
    static final String READER = "owner@harvest.example";
    private static final String LOG = "/api/admin/audit-logs?limit=50";
    private static final int TIMES = 40;
    private static final int COLD = 3;
    private static final long LONGEST = Duration.ofMinutes(2).toNanos() / 1000;
    private static final long SEED = 5;

    private final Person reader;
    private final Console console;
    private final Random random = new Random(SEED);

    SearchPhase(Person reader, Console console) {
        this.reader = reader;
        this.console = console;
    }

    Section filters(long events) throws IOException, InterruptedException {
        console.progress("Searching by filters");
        var section = new Section(
                String.format(Locale.ROOT, "Filtered search, %,d events", events),
                "filter",
                "p50 ms",
                "p95 ms",
                "longest ms",
                "events of a page");
        var all = new Histogram(LONGEST, 3);
        for (var filter : filters().entrySet()) row(section, filter.getKey(), filter.getValue(), all);
        return section.row("all", millis(all, 50), millis(all, 95), millis(all, 100), "")
                .note("Aim: p95 ≤ 200 ms. " + TIMES + " requests of each kind, one after the other, by " + READER
                        + ", whose organization has seven of ten events; " + COLD
                        + " before them do not count. Each leaves an event of its own.");
    }

    Section text() throws IOException, InterruptedException {
        console.progress("Searching free text");
        var section =
                new Section("Free text over 31 days", "text", "p50 ms", "p95 ms", "longest ms", "events of a page");
        var all = new Histogram(LONGEST, 3);
        for (var text : texts().entrySet()) row(section, text.getKey(), text.getValue(), all);
        return section.row("all", millis(all, 50), millis(all, 95), millis(all, 100), "")
                .note("Aim: p95 ≤ 500 ms.");
    }

    private void row(Section section, String name, Function<Random, String> query, Histogram all)
            throws IOException, InterruptedException {
        var micros = new Histogram(LONGEST, 3);
        long shown = 0;
        for (int n = 0; n < COLD + TIMES; n++) {
            long begun = System.nanoTime();
            var answer = reader.answer(LOG + query.apply(random));
            long taken = Math.min(LONGEST, (System.nanoTime() - begun) / 1000);
            if (answer.statusCode() != 200) {
                section.problem(name + ": " + answer.statusCode() + " " + Http.excerpt(answer));
                return;
            }
            if (n < COLD) continue;
            micros.recordValue(taken);
            all.recordValue(taken);
            shown += Http.json(answer).getJsonArray("items").size();
        }
        section.row(
                name,
                millis(micros, 50),
                millis(micros, 95),
                millis(micros, 100),
                String.format(Locale.ROOT, "%.1f", shown / (double) TIMES));
    }

    private Map<String, Function<Random, String>> filters() {
        Map<String, Function<Random, String>> all = new LinkedHashMap<>();
        all.put("none", any -> "");
        all.put("user", any -> "&user=" + person(any));
        all.put("user and action", any -> "&action=project.read&user=" + person(any));
        all.put("action, common", any -> "&action=project.read");
        all.put("action, rare", any -> "&action=user.status");
        all.put("entity and id", any -> "&entity=project&entityId=" + thing(any));
        all.put("entity and action", any -> "&entity=project&action=invoice.read");
        all.put("category", any -> "&category=ADMINISTRATION");
        all.put("risk HIGH", any -> "&risk=HIGH");
        all.put("risk CRITICAL, none", any -> "&risk=CRITICAL");
        all.put("outcome FAILED", any -> "&outcome=FAILED");
        all.put("outcome DENIED and user", any -> "&outcome=DENIED&user=" + person(any));
        all.put("a day", any -> day(any));
        all.put("a day and a risk", any -> day(any) + "&risk=MEDIUM");
        all.put("a day and a user", any -> day(any) + "&user=" + person(any));
        all.put("a user who did nothing", any -> "&user=" + new UUID(any.nextLong(), any.nextLong()));
        all.put("request", any -> "&requestId=" + new UUID(any.nextLong(), any.nextLong()));
        return all;
    }

    private Map<String, Function<Random, String>> texts() {
        var from = "&from=" + Instant.now().minus(31, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Function<Random, String>> all = new LinkedHashMap<>();
        all.put("a word of one in a hundred", any -> from + "&text=telephone");
        all.put("a ticket's number", any -> from + "&text=" + any.nextInt(5000));
        all.put("two words", any -> from + "&text=ticket+" + any.nextInt(5000));
        all.put("a word of most events", any -> from + "&text=mirror");
        all.put("a word of none", any -> from + "&text=zebra" + any.nextInt(1000));
        all.put("the id of a thing", any -> from + "&text=" + thing(any));
        return all;
    }

    private static String day(Random any) {
        var from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1 + any.nextInt(150), ChronoUnit.DAYS);
        return "&from=" + from + "&to=" + from.plus(1, ChronoUnit.DAYS);
    }

    /** As {@link LoadedMonth} names them. */
    private static String person(Random any) {
        return String.format(Locale.ROOT, "%08x-0000-7000-8000-00000000000b", any.nextInt(200));
    }

    private static String thing(Random any) {
        return String.format(Locale.ROOT, "%08x-0000-7000-8000-00000000000c", any.nextInt(5000));
    }

    private static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%.1f", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}
