package io.holdfast.bench.authz;

import io.holdfast.bench.load.Figures;
import io.holdfast.bench.load.Spread;
import io.holdfast.bench.load.Wrk;
import io.holdfast.bench.peer.Cedar;
import io.holdfast.bench.peer.Cerbos;
import io.holdfast.bench.peer.NotMeasured;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Programs;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One decision per request, each with its event committed before the answer; the peers decide the same and keep no record. */
final class EndpointPhase {
    private static final int CONNECTIONS = 16;
    private static final String UNREACHED = "1000000000";

    private final Console console;
    private final Duration time;
    private final int rounds;
    private final Duration warmup;

    EndpointPhase(Console console, Duration time, int rounds, Duration warmup) {
        this.console = console;
        this.time = time;
        this.rounds = rounds;
        this.warmup = warmup;
    }

    /** @param answer where a yes stands in an answer */
    private record Target(
            String name,
            String address,
            Map<String, String> headers,
            Function<Scenario, String> body,
            String answer,
            List<Figures> runs) {
        Target(
                String name,
                String address,
                Map<String, String> headers,
                Function<Scenario, String> body,
                String answer) {
            this(name, address, headers, body, answer, new ArrayList<>());
        }

        List<String> bodies() {
            return Scenario.ALL.stream().map(body).toList();
        }
    }

    Section run(Ending ending) throws IOException, InterruptedException {
        var section = new Section(
                "One decision per request, closed loop with " + CONNECTIONS + " connections",
                "target",
                "requests/s",
                "p50, ms",
                "p99, ms",
                "errors");
        var program = Programs.find("wrk").orElseThrow(() -> new BenchException("wrk is not installed."));
        var wrk = new Wrk(program, ending.folder());
        var product = ending.with(Product.in(ending.folder().resolve("authz")));
        console.progress("Starting the product");
        product.start(Map.of("HOLDFAST_LIMITS_PER_CLIENT", UNREACHED));
        var authzen = Http.json(product.verb("status", "--json")).getJsonObject("authzen");
        var targets = new ArrayList<Target>();
        targets.add(new Target(
                "Holdfast, POST /access/v1/evaluation",
                authzen.getString("base") + "/access/v1/evaluation",
                Map.of("Authorization", "Bearer " + authzen.getString("token")),
                Scenario::authzen,
                "\"decision\":true"));
        addPeer("Cerbos", () -> cerbos(ending), targets, section);
        addPeer("Cedar", () -> cedar(ending), targets, section);
        for (var target : targets) check(target, section);
        console.progress("Warming up");
        for (var target : targets) load(wrk, target, warmup);
        for (int round = 0; round < rounds; round++) {
            console.progress("Round " + (round + 1) + " of " + rounds);
            for (var target : targets) target.runs().add(load(wrk, target, time));
        }
        targets.forEach(target -> row(section, target));
        section.note(
                "Aim: 3,000 requests/s with p99 ≤ 15 ms. Medians of " + rounds + " rounds of " + time.toSeconds()
                        + " s, lowest and highest in brackets. Our answers wait for their audit event; the peers keep no record.");
        return section;
    }

    /** A peer, installed and started. */
    private interface Peer {
        Target start() throws IOException, InterruptedException, NotMeasured;
    }

    private static void addPeer(String name, Peer peer, List<Target> targets, Section section)
            throws IOException, InterruptedException {
        try {
            targets.add(peer.start());
        } catch (NotMeasured absent) {
            section.note(name + " was not measured: " + absent.getMessage() + ".");
        }
    }

    private static Target cerbos(Ending ending) throws IOException, InterruptedException, NotMeasured {
        var cerbos = ending.with(Cerbos.start(ending.folder().resolve("cerbos")));
        return new Target(
                "Cerbos " + cerbos.version() + ", POST /api/check/resources",
                cerbos.address(),
                Map.of(),
                Scenario::cerbos,
                "EFFECT_ALLOW");
    }

    private static Target cedar(Ending ending) throws IOException, InterruptedException, NotMeasured {
        var cedar = ending.with(Cedar.start(ending.folder().resolve("cedar")));
        return new Target(
                "Cedar " + cedar.version() + " in one process of node",
                cedar.address(),
                Map.of(),
                Scenario::cedar,
                "\"decision\":\"allow\"");
    }

    private static void check(Target target, Section section) throws IOException, InterruptedException {
        for (var scenario : Scenario.ALL) {
            var answer = Http.post(
                    URI.create(target.address()),
                    target.headers(),
                    target.body().apply(scenario));
            if (answer.statusCode() != 200 || answer.body().contains(target.answer()) != scenario.allowed())
                section.problem(
                        target.name() + ", " + scenario + ": " + answer.statusCode() + " " + Http.excerpt(answer));
        }
    }

    private static Figures load(Wrk wrk, Target target, Duration time) throws IOException, InterruptedException {
        var headers = new HashMap<>(target.headers());
        headers.put("Content-Type", "application/json");
        return wrk.post(target.name(), target.address(), headers, target.bodies(), CONNECTIONS, time);
    }

    private static void row(Section section, Target target) {
        section.row(
                target.name(),
                spread(target, Figures::perSecond, 0),
                spread(target, Figures::p50, 1),
                spread(target, Figures::p99, 1),
                Long.toString(target.runs().stream().mapToLong(Figures::errors).sum()));
        target.runs().forEach(run -> run.wrong()
                .forEach((what, times) -> section.problem(String.format(Locale.ROOT, "%s, %d times", what, times))));
    }

    private static String spread(Target target, Function<Figures, Double> figure, int decimals) {
        return Spread.of(target.runs().stream().map(figure).toList()).text(decimals);
    }
}
