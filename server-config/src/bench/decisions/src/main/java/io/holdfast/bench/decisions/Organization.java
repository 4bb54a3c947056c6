package io.holdfast.bench.decisions;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ten thousand people with four assignments each, of four hundred roles with twenty-five permissions each: a million effective grants.
 * Half of the assignments are for the whole organization, the others for one account or project. The same for everybody who asks.
 */
final class Organization {
    static final int PEOPLE = 10_000;
    private static final int ROLES = 400;
    private static final int PERMISSIONS = 400;
    private static final int OF_A_ROLE = 25;
    private static final int ACCOUNTS = 100;
    private static final int PROJECTS = 1_000;
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final Random random = new Random(20261130);
    private final UUID tenant = uuid();
    private final List<UUID> people = many(PEOPLE);
    private final List<UUID> roles = many(ROLES);
    private final List<String> permissions =
            IntStream.range(0, PERMISSIONS).mapToObj(i -> "use:thing-" + i).toList();
    private final List<Scope> accounts =
            many(ACCOUNTS).stream().map(id -> new Scope(Scope.Type.ACCOUNT, id)).toList();
    private final List<Scope> projects =
            many(PROJECTS).stream().map(id -> new Scope(Scope.Type.PROJECT, id)).toList();
    private final Map<Scope, Scope> within = new HashMap<>();
    private final Map<UUID, Set<String>> holds = new HashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();

    Organization() {
        accounts.forEach(account -> within.put(account, Scope.TENANT));
        projects.forEach(project -> within.put(project, any(accounts)));
        for (UUID role : roles) {
            Set<String> held = new HashSet<>();
            while (held.size() < OF_A_ROLE) {
                held.add(any(permissions));
            }
            holds.put(role, held);
        }
        for (UUID person : people) {
            for (Scope scope : List.of(Scope.TENANT, Scope.TENANT, any(accounts), any(projects))) {
                var reach = new Reach(scope, NOW.minusSeconds(60), null, false, Map.of());
                assignments.add(new Assignment(uuid(), person, any(roles), reach));
            }
        }
    }

    Facts facts() {
        Map<UUID, Boolean> members = new HashMap<>();
        people.forEach(person -> members.put(person, true));
        return new Facts(tenant, true, members, assignments, List.of(), Map.of(), holds, Map.of(), List.of(), within);
    }

    /** What the questions below are decided from by the evaluator, which would look through everybody's assignments. */
    Facts factsOf(Question question) {
        return new Facts(
                tenant,
                true,
                Map.of(question.user(), true),
                assignments.stream().filter(a -> a.user().equals(question.user())).toList(),
                List.of(),
                Map.of(),
                holds,
                Map.of(),
                List.of(),
                within);
    }

    /** Uniformly random people and permissions at the whole organization, an account or a project; every other one a granted one. */
    List<Question> questions(int count) {
        return ask(count, Stream.concat(Stream.of(Scope.TENANT), Stream.concat(accounts.stream(), projects.stream()))
                .toList());
    }

    /** The same about the organization as a whole, which is all that plain role-based access control knows. */
    List<Question> questionsOfTheWhole(int count) {
        return ask(count, List.of(Scope.TENANT));
    }

    private List<Question> ask(int count, List<Scope> places) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Assignment one = any(assignments);
            boolean granted = i % 2 == 0 && places.contains(one.reach().scope());
            questions.add(new Question(
                    tenant,
                    granted ? one.user() : any(people),
                    granted ? any(List.copyOf(holds.get(one.role()))) : any(permissions),
                    granted ? one.reach().scope() : any(places),
                    NOW));
        }
        return questions;
    }

    /** Lines of a policy: {@code p, role, permission} and {@code g, person, role} for the whole organization. */
    Stream<List<String>> permissionLines() {
        return holds.entrySet().stream()
                .flatMap(role -> role.getValue().stream().map(key -> List.of(role.getKey().toString(), key)));
    }

    Stream<List<String>> roleLines() {
        return assignments.stream()
                .filter(assignment -> assignment.reach().scope().equals(Scope.TENANT))
                .map(a -> List.of(a.user().toString(), a.role().toString()))
                .distinct();
    }

    private List<UUID> many(int count) {
        return Stream.generate(this::uuid).limit(count).toList();
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
