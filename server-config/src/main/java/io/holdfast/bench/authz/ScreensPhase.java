package io.holdfast.bench.authz;

import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** What an administrator waits for in an organization of 10,000 people: screens, what a change of everybody's role would do, a review of it. */
final class ScreensPhase {
    private static final int PEOPLE = 10_000;
    private static final int TIMES = 100;
    private static final int COLD = 30;
    private static final int CHANGES = 10;
    private static final int COLD_CHANGES = 3;
    private static final int REVIEWS = 5;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final long LONGEST = Duration.ofMinutes(2).toNanos() / 1000;
    private static final Map<String, String> SETTINGS =
            Map.of("HOLDFAST_LIMITS_PER_USER", "1000000000", "HOLDFAST_LIMITS_PER_ADDRESS", "1000000000");

    private final Console console;

    ScreensPhase(Console console) {
        this.console = console;
    }

    List<Section> run(Ending ending) throws IOException, InterruptedException, SQLException {
        var product = ending.with(Product.in(ending.folder().resolve("screens")));
        console.progress("Starting the product");
        var status = product.start(SETTINGS);
        try (var owner = product.database("owner");
                var app = product.database("app")) {
            console.progress("Writing rights");
            var rights = ManyRights.of(PEOPLE, owner, app);
            var members = rights.role(ManyRights.EVERYBODYS, owner);
            var screens = screens(status, rights, rights.role("crew-7", owner), members);
            return List.of(
                    screens,
                    changes(Person.signIn(status, rights.boss()), rights, members),
                    reviews(Person.signIn(status, rights.boss()), rights));
        }
    }

    /** One request of what is measured. */
    private interface Asking {
        HttpResponse<String> ask() throws IOException, InterruptedException;
    }

    private Section screens(Status status, ManyRights rights, UUID crew, UUID members)
            throws IOException, InterruptedException {
        var section = new Section(
                String.format(Locale.ROOT, "Screens, %,d effective grants", rights.grants()),
                "screen",
                "p50",
                "p95",
                "longest",
                "aim");
        for (var screen : addresses(status, rights, crew, members).entrySet()) {
            console.progress("Looking at " + screen.getKey());
            var boss = Person.signIn(status, rights.boss());
            var micros = measured(section, TIMES, COLD, () -> boss.page(screen.getValue()));
            row(section, screen.getKey(), micros, "p95 ≤ 300 ms");
        }
        section.note(TIMES + " looks each, one after the other, by somebody who looks after everybody; " + COLD
                + " before them do not count.");
        return section;
    }

    private static Map<String, String> addresses(Status status, ManyRights rights, UUID crew, UUID members)
            throws IOException, InterruptedException {
        var person = Person.signIn(status, rights.boss())
                .json("/api/v1/rbac/user-roles?limit=1")
                .getJsonArray("items")
                .getJsonObject(0);
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("people", "/people");
        addresses.put("people by a part of the address", "/people?q=p77");
        addresses.put("people of a role", "/people?role=" + ManyRights.EVERYBODYS);
        addresses.put("a person", "/people/" + person.getString("userId"));
        addresses.put("roles", "/roles");
        addresses.put("a role of 40 people", "/roles/" + crew);
        addresses.put("a role of everybody", "/roles/" + members);
        addresses.put("what roles hold", "/permissions");
        addresses.put(
                "why, and who may", "/permissions/explain?person=" + person.getString("email") + "&action=use:thing-7");
        return addresses;
    }

    private Section changes(Person boss, ManyRights rights, UUID members) throws IOException, InterruptedException {
        console.progress("Asking what a change would do");
        var section = new Section(
                String.format(Locale.ROOT, "What a change of a role of %,d people would do", rights.people()),
                "change",
                "p50",
                "p95",
                "longest",
                "aim");
        var question = Json.createObjectBuilder()
                .add(
                        "role",
                        Json.createObjectBuilder()
                                .add("id", members.toString())
                                .add("name", ManyRights.EVERYBODYS)
                                .add("description", "Everybody")
                                .add("level", 1)
                                .add("permissions", Json.createArrayBuilder().add(ManyRights.NOBODYS_PERMISSION))
                                .add("takesOver", Json.createArrayBuilder()))
                .build();
        var micros = measured(section, CHANGES, COLD_CHANGES, () -> {
            var answer = boss.post("/api/v1/rbac/simulate", question.toString());
            if (answer.statusCode() == 200) check(section, Http.json(answer), rights);
            return answer;
        });
        row(section, "one permission more for a role that everybody has", micros, "≤ 2 s");
        return section;
    }

    private static void check(Section section, JsonObject answer, ManyRights rights) {
        if (answer.getInt("gaining") != rights.people() || answer.getInt("losing") != 0)
            section.problem(answer.getInt("gaining") + " people gain and " + answer.getInt("losing") + " lose");
    }

    private Section reviews(Person boss, ManyRights rights) throws IOException, InterruptedException {
        console.progress("Beginning reviews");
        var section = new Section(
                String.format(
                        Locale.ROOT, "A review of a role of %,d people, until it can be answered", rights.people()),
                "review",
                "p50",
                "p95",
                "longest",
                "aim");
        var micros = new Histogram(LONGEST, 3);
        for (int n = 0; n < REVIEWS; n++) {
            long begun = System.nanoTime();
            var started = boss.post("/api/v1/rbac/reviews", review(n));
            if (started.statusCode() != 201) {
                section.problem("a review began with " + started.statusCode() + " " + Http.excerpt(started));
                return section;
            }
            var address = "/api/v1/rbac/reviews/" + Http.json(started.body()).getString("id");
            var review = boss.json(address);
            while (review.getString("state").equals("PREPARING") && System.nanoTime() - begun < LONGEST * 1000) {
                LockSupport.parkNanos(PAUSE_NANOS);
                review = boss.json(address);
            }
            micros.recordValue(Math.min(LONGEST, (System.nanoTime() - begun) / 1000));
            var items = review.getJsonObject("counts").getInt("items");
            if (items != rights.people()) section.problem(items + " assignments are asked about");
            boss.post(address + "/close", "");
        }
        row(section, "by its job", micros, "≤ 10 s");
        return section;
    }

    private static String review(int n) {
        return Json.createObjectBuilder()
                .add("name", "Review " + n)
                .add("role", ManyRights.EVERYBODYS)
                .add("dueAt", Instant.now().plus(Duration.ofDays(30)).toString())
                .add("onSilence", "NOTHING")
                .add("reviewers", Json.createArrayBuilder())
                .build()
                .toString();
    }

    private static Histogram measured(Section section, int times, int cold, Asking asking)
            throws IOException, InterruptedException {
        var micros = new Histogram(LONGEST, 3);
        for (int n = -cold; n < times; n++) {
            long begun = System.nanoTime();
            var answer = asking.ask();
            long taken = Math.min(LONGEST, (System.nanoTime() - begun) / 1000);
            if (answer.statusCode() != 200)
                section.problem(answer.uri().getPath() + ": " + answer.statusCode() + " " + Http.excerpt(answer));
            if (n >= 0) micros.recordValue(taken);
        }
        return micros;
    }

    private static void row(Section section, String what, Histogram micros, String aim) {
        section.row(what, millis(micros, 50), millis(micros, 95), millis(micros, 100), aim);
    }

    private static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%,.0f ms", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}
