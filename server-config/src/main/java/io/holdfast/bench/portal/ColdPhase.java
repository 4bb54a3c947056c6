package io.holdfast.bench.portal;

import io.holdfast.bench.load.Spread;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * First pages of a large mirror when no cache holds them. The product is started again over a filled mirror, so that the grid and
 * the node's own cache are empty; each page is then asked for once with a limit of its own, because the limit is part of a
 * cache's key.
 */
final class ColdPhase {
    private static final String EVERYTHING = "pm@meridian.example";
    private static final String OTHER_CLIENT = "user@globex.example";
    /** The answer came from the mirror, from no cache before it. */
    private static final String MIRROR = "detail=projection";

    private static final int FIRST_LIMIT = 20;
    private static final int PAGES = 30;
    private static final int WARM_LIMITS = 200;
    private static final int PER_PAGE = 200;

    private final int scale;
    private final Console console;

    ColdPhase(int scale, Console console) {
        this.scale = scale;
        this.console = console;
    }

    /** @param settings of both starts */
    Section run(Product product, Map<String, String> settings) throws IOException, InterruptedException {
        var first = product.start(settings);
        console.progress("  filling a mirror with " + 10 * scale + " projects");
        var began = System.nanoTime();
        new ProjectList(first).awaitLoaded();
        var filled = millisSince(began);
        long projects = count(Person.signIn(first, EVERYTHING));
        product.stop();
        return measure(product.start(settings), filled, projects);
    }

    private Section measure(Status product, double filled, long projects) throws IOException, InterruptedException {
        var verdicts = new TreeMap<String, Long>();
        var problems = new ArrayList<String>();
        var client = Person.signIn(product, ProjectList.READER);
        var veryFirst = page(client, FIRST_LIMIT, verdicts, problems);
        warmTheCode(Person.signIn(product, OTHER_CLIENT));
        client = Person.signIn(product, ProjectList.READER);
        var cold = new ArrayList<Double>();
        for (int limit = FIRST_LIMIT + 1; limit <= FIRST_LIMIT + PAGES; limit++)
            cold.add(page(client, limit, verdicts, problems));
        var section = new Section("First page, cold caches, " + projects + " projects", "figure", "measured", "aim")
                .row(
                        "first page from the mirror, code warm: ms",
                        Spread.of(cold).text(1),
                        "≤ 300")
                .row("the very first request for projects after a start: ms", millis(veryFirst), "")
                .row("filling the empty mirror from the simulator, until the list was there: ms", millis(filled), "")
                .note("Seen by a client on this machine, so transport is included. " + PAGES + " pages of "
                        + (FIRST_LIMIT + 1) + " to " + (FIRST_LIMIT + PAGES)
                        + " projects, each for the first time since the start; the code was warmed by another client's"
                        + " lists.")
                .note("Cache-Status: " + verdicts);
        if (projects != 10L * scale) section.problem(projects + " projects in place of " + 10 * scale);
        problems.forEach(section::problem);
        return section;
    }

    private static void warmTheCode(Person person) throws IOException, InterruptedException {
        for (int limit = 1; limit <= WARM_LIMITS; limit++) person.json("/api/projects?limit=" + limit);
    }

    private static double page(Person person, int limit, Map<String, Long> verdicts, List<String> problems)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        var answer = person.answer("/api/projects?limit=" + limit);
        var taken = millisSince(began);
        var verdict = answer.headers()
                .firstValue("Cache-Status")
                .map(CacheVerdicts::kind)
                .orElse("none");
        verdicts.merge(verdict, 1L, Long::sum);
        if (!verdict.contains(MIRROR)) problems.add("a page of " + limit + " was no cold one: " + verdict);
        int items = Http.json(answer).getJsonArray("items").size();
        if (items != limit) problems.add(items + " projects on a page of " + limit);
        return taken;
    }

    private static long count(Person person) throws IOException, InterruptedException {
        long count = 0;
        var path = "/api/projects?limit=" + PER_PAGE;
        var next = path;
        while (true) {
            var page = person.json(next);
            count += page.getJsonArray("items").size();
            if (page.get("next") == JsonValue.NULL) return count;
            next = path + "&cursor=" + page.getString("next");
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
