package io.holdfast.bench.authz;

import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Pages of 50 of who may do something and where somebody may, over REST, first ones and those after them. */
final class PagesPhase {
    private static final int TIMES = 200;
    /** How many pages of a search are turned. */
    private static final int DEEP = 20;

    private static final String AIM = "p95 ≤ 5 ms";
    private static final long LONGEST = Duration.ofMinutes(2).toNanos() / 1000;

    private final Person boss;
    private final Console console;
    private final Duration warmup;
    private final Random random = new Random(6);

    /** @param boss who looks after everybody of a large organization of {@link ManyRights} */
    PagesPhase(Person boss, Console console, Duration warmup) {
        this.boss = boss;
        this.console = console;
        this.warmup = warmup;
    }

    Section run(ManyRights rights) throws IOException, InterruptedException {
        console.progress("Searching, " + rights.grants() + " effective grants");
        var section = new Section(
                String.format(Locale.ROOT, "A page of 50 over REST, %,d effective grants", rights.grants()),
                "search",
                "page",
                "p50",
                "p95",
                "longest",
                "aim");
        var somebody = somebody();
        var searches = new LinkedHashMap<String, Supplier<JsonObjectBuilder>>();
        searches.put("who", this::thing);
        searches.put("what", () -> thing().add("userId", somebody));
        int before = warmUp(section, searches);
        for (var search : searches.entrySet()) {
            var first = new Histogram(LONGEST, 3);
            var deep = new Histogram(LONGEST, 3);
            for (int n = 0; n < TIMES; n++) pages(section, search, first, deep);
            row(section, search.getKey(), "first", first);
            row(section, search.getKey(), "following", deep);
        }
        section.note(TIMES + " first pages, and as many of up to " + DEEP + " pages that follow one another; " + before
                + " searches before them, for " + warmup.toSeconds()
                + " s, do not count. Each page leaves its audit event.");
        return section;
    }

    private int warmUp(Section section, Map<String, Supplier<JsonObjectBuilder>> searches)
            throws IOException, InterruptedException {
        int done = 0;
        for (long end = System.nanoTime() + warmup.toNanos(); System.nanoTime() < end; done += searches.size())
            for (var search : searches.entrySet())
                pages(section, search, new Histogram(LONGEST, 3), new Histogram(LONGEST, 3));
        return done;
    }

    /** One question: its first page, and those that follow until there are enough of these. */
    private void pages(
            Section section, Map.Entry<String, Supplier<JsonObjectBuilder>> search, Histogram first, Histogram deep)
            throws IOException, InterruptedException {
        var body = search.getValue().get().build().toString();
        var next = page(section, search.getKey(), "", body, first);
        for (int page = 1; page < DEEP && next != null && deep.getTotalCount() < TIMES; page++)
            next = page(section, search.getKey(), "&cursor=" + next, body, deep);
    }

    /** @return where the next one begins; null after the last */
    private String page(Section section, String search, String cursor, String body, Histogram micros)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var answer = boss.post("/api/v1/rbac/search/" + search + "?limit=50" + cursor, body);
        long taken = Math.min(LONGEST, (System.nanoTime() - begun) / 1000);
        if (answer.statusCode() != 200) {
            section.problem(search + ": " + answer.statusCode() + " " + Http.excerpt(answer));
            return null;
        }
        micros.recordValue(taken);
        return Http.json(answer).getString("next", null);
    }

    private static void row(Section section, String search, String page, Histogram micros) {
        if (micros.getTotalCount() == 0) section.row(search, page, "–", "–", "–", "there is no such page");
        else section.row(search, page, millis(micros, 50), millis(micros, 95), millis(micros, 100), AIM);
    }

    private String somebody() throws IOException, InterruptedException {
        var body = thing().build().toString();
        return Http.json(boss.post("/api/v1/rbac/search/who?limit=1", body))
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("userId");
    }

    private JsonObjectBuilder thing() {
        return Json.createObjectBuilder()
                .add("resource", "thing-" + random.nextInt(400))
                .add("action", "use");
    }

    private static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%.1f ms", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}
