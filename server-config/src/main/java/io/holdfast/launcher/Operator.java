package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Speaks to the running node as the operator of this machine: who may read the secrets folder is one. */
final class Operator {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** A node that hangs must not hold up its own end. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final int CREATED = 201;

    private final Installation installation;

    Operator(Installation installation) {
        this.installation = installation;
    }

    /** Prints the link; never a password. */
    int invite(JsonObject invitation) throws InterruptedException {
        var state = installation.stateFile().read().filter(State::anythingAlive);
        if (state.isEmpty())
            throw LauncherException.withCode(
                    ExitCode.NOT_RUNNING, "Holdfast is not running: start it with ./holdfast run.");
        var answer = post(readyNode(state.get()) + "/api/operator/invitations", invitation);
        if (answer.statusCode() != CREATED)
            throw new LauncherException("Refused (" + answer.statusCode() + "): " + reason(answer.body()));
        var body = json(answer.body());
        var console = Console.standard();
        console.line("Sign-up page for " + invitation.getString("email") + ", once and until "
                + body.getString("expiresAt") + ":");
        console.line("  " + body.getString("signupUrl"));
        if (body.getBoolean("mailed", false))
            console.line("It is mailed to them too"
                    + installation
                            .mailbox()
                            .map(folder -> ", as a file in " + folder)
                            .orElse("") + ".");
        return ExitCode.OK;
    }

    /** Absent when the node does not answer. */
    Optional<HttpResponse<String>> tryCall(String method, String address) {
        try {
            return Optional.of(send(method, address, Json.createObjectBuilder().build(), SHORT));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Any node serves; the first that does. */
    private static String readyNode(State state) {
        return state.nodes()
                .filter(node -> node.process().isAlive())
                .map(State.Member::url)
                .filter(Probe::isReady)
                .findFirst()
                .orElse(state.portal());
    }

    private HttpResponse<String> post(String address, JsonObject body) throws InterruptedException {
        try {
            return send("POST", address, body, LIMIT);
        } catch (IOException e) {
            throw LauncherException.withLog(
                    "The node at " + address + " does not answer (" + e.getMessage() + ").",
                    installation.home().logs(),
                    e);
        }
    }

    private HttpResponse<String> send(String method, String address, JsonObject body, Duration limit)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(limit)
                .header("Authorization", "Operator " + installation.secrets().operatorToken())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return HttpClient.newBuilder()
                .connectTimeout(limit)
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String reason(String body) {
        try {
            var problem = json(body);
            return problem.getString("detail", problem.getString("title", "no reason given"));
        } catch (JsonException e) {
            return "the node gave no reason";
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
