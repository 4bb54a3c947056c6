package io.holdfast.bench.cluster;

import io.holdfast.bench.history.Action;
import io.holdfast.bench.history.Operation;
import io.holdfast.bench.history.Recorder;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Status.Node;
import jakarta.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One client of the cluster, whose every operation is on record. For one thread. */
public final class Actor {
    private static final String PASSWORD = "holdfast-demo";
    /** A list that a node answers from what it remembers: where a revoked right would live on, if anywhere. */
    private static final String LIST = "/api/projects?limit=1";

    private static final int REFUSED = 401;

    private final int number;
    private final Recorder recorder;
    private final Duration patience;
    private int sessions;

    public Actor(int number, Recorder recorder, Duration patience) {
        this.number = number;
        this.recorder = recorder;
        this.patience = patience;
    }

    /** Absent when it did not work, or nobody knows. */
    public Optional<Session> signIn(Node node, String email) throws InterruptedException {
        var label = "session " + number + "-" + ++sessions;
        var operation = recorder.begin(number, Action.GRANT, label, node.name());
        var reply = Reply.to(
                "POST",
                node.url().resolve("/api/auth/signin"),
                Map.of(),
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("password", PASSWORD)
                        .build()
                        .toString(),
                patience);
        if (reply.status() != 200) {
            end(operation, reply);
            return Optional.empty();
        }
        operation.ok("");
        return Optional.of(new Session(label, Http.json(reply.body()).getString("accessToken"), reply.cookie()));
    }

    /** By token and by cookie in turn: a node knows each in its own way. */
    public Operation look(Node node, Session session) throws InterruptedException {
        return look(node, session, patience);
    }

    public Operation look(Node node, Session session, Duration patience) throws InterruptedException {
        var operation = recorder.begin(number, Action.READ, session.label(), node.name());
        var headers = (session.hashCode() & 1) == 0
                ? Map.of("Authorization", "Bearer " + session.token())
                : Map.of("Cookie", session.cookie());
        var reply = Reply.to("GET", node.url().resolve(LIST), headers, null, patience);
        if (reply.status() == 200) return operation.ok(Operation.ALLOW);
        if (reply.status() == REFUSED) return operation.ok(Operation.DENY);
        return operation.unknown(reason(reply));
    }

    public Operation signOut(Node node, Session session) throws InterruptedException {
        var operation = recorder.begin(number, Action.REVOKE, session.label(), node.name());
        var reply = Reply.to(
                "POST",
                node.url().resolve("/api/auth/signout"),
                Map.of("Authorization", "Bearer " + session.token()),
                "",
                patience);
        return end(operation, reply);
    }

    /** Keeps a member of the administrator's organization out, which ends the given session of theirs. */
    public Operation disable(Node node, Session administrator, String user, Session theirs)
            throws InterruptedException {
        var operation = recorder.begin(number, Action.REVOKE, theirs.label(), node.name());
        return end(operation, status(node, administrator, user, "DISABLED"));
    }

    /** Lets them in again; the session that ended stays ended. */
    public boolean enable(Node node, Session administrator, String user) throws InterruptedException {
        return status(node, administrator, user, "ACTIVE").isFine();
    }

    /** The id of the person whose session it is. */
    public String person(Node node, Session session) throws InterruptedException {
        var reply = Reply.to(
                "GET",
                node.url().resolve("/api/auth/session"),
                Map.of("Authorization", "Bearer " + session.token()),
                null,
                patience);
        return Http.json(reply.body()).getJsonObject("user").getString("id");
    }

    private Reply status(Node node, Session administrator, String user, String status) throws InterruptedException {
        return Reply.to(
                "PUT",
                node.url().resolve("/api/admin/users/" + user + "/status"),
                Map.of("Authorization", "Bearer " + administrator.token()),
                Json.createObjectBuilder()
                        .add("status", status)
                        .add("reason", "benchmark")
                        .build()
                        .toString(),
                patience);
    }

    private static Operation end(Recorder.Open operation, Reply reply) {
        if (reply.isFine()) return operation.ok("");
        return reply.sent() ? operation.unknown(reason(reply)) : operation.fail(reason(reply));
    }

    private static String reason(Reply reply) {
        return reply.status() == 0 ? reply.body() : "status " + reply.status();
    }
}
