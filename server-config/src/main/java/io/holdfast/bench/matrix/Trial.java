package io.holdfast.bench.matrix;

import io.holdfast.bench.matrix.Things.Thing;
import io.holdfast.bench.matrix.Visit.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tries cases of the matrix and says what was not right. */
final class Trial {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    /** A page that does nothing until it is asked something. */
    private static final Map<String, String> SEARCHED = Map.of("/search", "?q=acme");

    private final URI portal;
    private final Description description;
    private final Keyring keyring;
    private final Map<UUID, Rights> rights;

    /** @param rights of each organization */
    Trial(URI portal, Description description, Keyring keyring, Map<UUID, Rights> rights) {
        this.portal = portal;
        this.description = description;
        this.keyring = keyring;
        this.rights = rights;
    }

    /** What is right. */
    enum Expected {
        /** Whoever asks is nobody. */
        STRANGER,
        /** The rule does not let them in. */
        REFUSED,
        /** Let in, and what they name is there for them as little as what is not there at all. */
        NOT_THERE,
        LET_IN
    }

    /**
     * How a case went.
     *
     * @param asked false for a change that is right: this matrix makes none
     * @param refused the request under which a refusal is in the audit log; empty when none is owed
     * @param wrong empty when it was right
     */
    record Outcome(Cell cell, Expected expected, boolean asked, Optional<String> refused, Optional<String> wrong) {}

    /** Has what the case shows at the door ready. */
    void prepare(Cell cell) throws IOException, InterruptedException {
        keyring.prepare(cell.member(), cell.credential());
    }

    /** @param things that the endpoint's address can name */
    Outcome of(Cell cell, List<Thing> things) throws IOException, InterruptedException {
        var theirs = rights.get(cell.member().tenant());
        var named = Things.pick(things, cell, theirs);
        var expected = expected(cell, theirs, named);
        if (expected == Expected.LET_IN && !cell.endpoint().isSafe())
            return new Outcome(cell, expected, false, Optional.empty(), Optional.empty());
        var answer = ask(cell, named.map(Thing::id).orElseGet(UUID::randomUUID));
        var wrong = wrong(cell, expected, answer);
        if (wrong.isEmpty() && expected == Expected.NOT_THERE && named.isPresent()) wrong = unlikeMissing(cell, answer);
        return new Outcome(cell, expected, true, owed(answer), wrong.map(what -> cell + ": " + what));
    }

    private static Expected expected(Cell cell, Rights theirs, Optional<Thing> named) {
        var endpoint = cell.endpoint();
        if (cell.credential() != Credential.VALID) return Expected.STRANGER;
        if (!theirs.letIn(cell.member(), endpoint.rule())) return Expected.REFUSED;
        boolean own = cell.target() == Target.OWN && named.isPresent();
        return endpoint.namesObject() && !own ? Expected.NOT_THERE : Expected.LET_IN;
    }

    private Answer ask(Cell cell, UUID id) throws IOException, InterruptedException {
        var endpoint = cell.endpoint();
        var headers = keyring.headers(cell.member(), cell.credential(), endpoint.isScreen());
        if (endpoint.isScreen()) {
            var page = endpoint.of(id.toString()) + SEARCHED.getOrDefault(endpoint.path(), "");
            return Visit.to(endpoint.method(), portal.resolve(page), headers, null);
        }
        var address = endpoint.of(id.toString()) + description.query(endpoint.method(), endpoint.path());
        return Visit.to(
                endpoint.method(),
                portal.resolve(address),
                headers,
                description.body(endpoint.method(), endpoint.path()));
    }

    private static Optional<String> wrong(Cell cell, Expected expected, Answer answer) {
        boolean right =
                switch (expected) {
                    case STRANGER ->
                        cell.endpoint().isScreen()
                                ? answer.status() / 100 == 3
                                        && answer.location().contains("/signin")
                                : answer.status() == 401;
                    case REFUSED -> answer.status() == 403;
                    case NOT_THERE -> answer.status() == 404 || answer.status() == 403 || answer.isEmptyList();
                    case LET_IN -> answer.status() < 400 || answer.status() == 400 || answer.status() == 422;
                };
        return right ? Optional.empty() : Optional.of("expected " + expected + ", answered " + answer.excerpt());
    }

    /** What somebody may not see looks like what is not there. */
    private Optional<String> unlikeMissing(Cell cell, Answer answer) throws IOException, InterruptedException {
        var missing = ask(cell, UUID.randomUUID());
        return answer.shape().equals(missing.shape())
                ? Optional.empty()
                : Optional.of(answer.excerpt() + " for it, and for what is not there " + missing.excerpt());
    }

    /** A page that leads to the sign-in refuses nothing. */
    private static Optional<String> owed(Answer answer) {
        return REFUSALS.contains(answer.status()) ? Optional.of(answer.requestId()) : Optional.empty();
    }
}
