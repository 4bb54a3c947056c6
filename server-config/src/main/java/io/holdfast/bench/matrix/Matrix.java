package io.holdfast.bench.matrix;

import static java.util.stream.Collectors.toMap;

import io.holdfast.bench.matrix.Trial.Expected;
import io.holdfast.bench.matrix.Trial.Outcome;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Http;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Tries a running product. After the cases of each endpoint no row of any organization may be another one, and each refusal has
 * exactly one event.
 */
public final class Matrix {
    /** Each with the password of the demo. */
    private static final String PEOPLE = """
        SELECT u.tenant_id, u.id, u.account_id, u.email FROM users u JOIN tenants t ON t.id = u.tenant_id
        WHERE t.slug IN ('meridian', 'harvest', 'riverside', 'lincoln', 'oak', 'platform')
          AND u.status = 'active' AND u.email = ANY (string_to_array(?, ' ')) ORDER BY u.email\
        """;

    private static final String DEMO = "admin@meridian.example pm@meridian.example engineer@meridian.example"
            + " admin@acme.example user@acme.example user@globex.example owner@harvest.example downtown@harvest.example"
            + " compliance@harvest.example manager@harvest.example staff@harvest.example auditor@harvest.example"
            + " district@riverside.example president@lincoln.example treasurer@lincoln.example volunteer@lincoln.example"
            + " president@oak.example root@holdfast.example";

    private final URI portal;
    private final Rows rows;
    private final List<Endpoint> endpoints;
    private final Consumer<String> progress;

    /**
     * @param owner a connection of the database's owner
     * @param endpoints every address of the product with its rule
     * @param progress is told what goes on
     */
    public Matrix(URI portal, Connection owner, List<Endpoint> endpoints, Consumer<String> progress) {
        this.portal = portal;
        this.rows = new Rows(owner);
        this.endpoints = List.copyOf(endpoints);
        this.progress = progress;
    }

    /**
     * How it went.
     *
     * @param tried requests by what was expected of them
     * @param changes cases that were right as changes, and not made
     * @param wrong empty when everything was right
     */
    public record Result(int endpoints, int people, Map<String, Integer> tried, int changes, List<String> wrong) {}

    public Result run(Plan plan) throws IOException, InterruptedException {
        var description = new Description(Http.json(Http.get(portal.resolve("/openapi?format=JSON"), Map.of())));
        var wrong = new ArrayList<>(inventory(description));
        var people = people();
        var rights = people.stream()
                .map(Member::tenant)
                .distinct()
                .collect(toMap(tenant -> tenant, tenant -> Rights.of(tenant, rows)));
        var trial = new Trial(portal, description, new Keyring(portal, rows), rights);
        var untouched = new Untouched(rows);
        var things = new Things(rows);
        var tried = new EnumMap<Expected, Integer>(Expected.class);
        int changes = 0;
        var guarded = endpoints.stream().filter(endpoint -> !endpoint.isOpen()).toList();
        for (int number = 0; number < guarded.size(); number++) {
            var endpoint = guarded.get(number);
            var cells = plan.of(endpoint, number, people);
            var named = things.of(endpoint);
            var outcomes = outcomes(trial, untouched, cells, named, wrong);
            for (var outcome : outcomes) {
                outcome.wrong().ifPresent(wrong::add);
                if (outcome.asked()) tried.merge(outcome.expected(), 1, Integer::sum);
                else changes++;
            }
            if (number % 20 == 0) progress.accept("  " + number + " of " + guarded.size() + " endpoints");
        }
        var counts = new TreeMap<String, Integer>();
        tried.forEach((expected, times) -> counts.put(expected.name(), times));
        return new Result(guarded.size(), people.size(), counts, changes, List.copyOf(wrong));
    }

    private List<Member> people() {
        var people = rows.all(PEOPLE, row -> new Member(row.id(1), row.id(2), row.id(3), row.text(4)), DEMO);
        if (people.size() != DEMO.split(" ").length)
            throw new BenchException("Of the demo's people there are only " + people + ".");
        return people;
    }

    /** What is documented is what is deployed. */
    private List<String> inventory(Description description) {
        var documented = new TreeSet<String>();
        endpoints.stream().filter(endpoint -> !endpoint.isScreen()).forEach(one -> documented.add(one.toString()));
        var deployed = description.addresses();
        return documented.equals(deployed)
                ? List.of()
                : List.of("docs/ENDPOINTS.md names " + documented + ", deployed are " + deployed);
    }

    /** A row that was changed by something beside is another one the next time; what a request changes is the same again. */
    private List<Outcome> outcomes(
            Trial trial, Untouched untouched, List<Cell> cells, List<Things.Thing> named, List<String> wrong)
            throws IOException, InterruptedException {
        // Whoever is not signed in yet does that now: sign-ins change rows.
        for (var cell : cells) trial.prepare(cell);
        var before = untouched.sums();
        var outcomes = all(trial, cells, named);
        var changed = Untouched.changed(before, untouched.sums());
        if (!changed.isEmpty()) {
            for (var cell : cells) trial.prepare(cell);
            before = untouched.sums();
            outcomes = all(trial, cells, named);
            changed.retainAll(Untouched.changed(before, untouched.sums()));
            if (!changed.isEmpty()) wrong.add(cells.get(0).endpoint() + " changed rows of " + changed);
        }
        wrong.addAll(events(outcomes));
        return outcomes;
    }

    private static List<Outcome> all(Trial trial, List<Cell> cells, List<Things.Thing> named)
            throws IOException, InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        for (var cell : cells) outcomes.add(trial.of(cell, named));
        return outcomes;
    }

    /** A refusal without its one event. */
    private List<String> events(List<Outcome> outcomes) {
        var owed = outcomes.stream()
                .filter(outcome -> outcome.refused().isPresent())
                .collect(toMap(outcome -> outcome.refused().get(), outcome -> outcome));
        var events =
                rows.all("""
                    SELECT request_id, count(*) FROM audit_log
                    WHERE request_id = ANY (string_to_array(?, ' ')) AND outcome <> 'SUCCEEDED'
                      AND "timestamp" > now() - interval '30 minutes' GROUP BY 1\
                    """, row -> Map.entry(row.text(1), row.number(2)), String.join(" ", owed.keySet())).stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return owed.entrySet().stream()
                .filter(refusal -> events.getOrDefault(refusal.getKey(), 0) != 1)
                .map(refusal -> refusal.getValue().cell() + ": refused, with "
                        + events.getOrDefault(refusal.getKey(), 0) + " events")
                .toList();
    }
}
