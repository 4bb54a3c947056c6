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

/** Speaks to the running node as the operator of this machine: who may read the secrets folder is one. */
final class Operator {
    private static final Duration LIMIT = Duration.ofSeconds(30);
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
        var answer = post(state.get().portal() + "/api/operator/invitations", invitation);
        if (answer.statusCode() != CREATED)
            throw new LauncherException("Refused (" + answer.statusCode() + "): " + reason(answer.body()));
        var body = json(answer.body());
        var console = Console.standard();
        console.line("Sign-up page for " + invitation.getString("email") + ", once and until "
                + body.getString("expiresAt") + ":");
        console.line("  " + body.getString("signupUrl"));
        return ExitCode.OK;
    }

    private HttpResponse<String> post(String address, JsonObject body) throws InterruptedException {
        try {
            return HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(LIMIT)
                                    .header(
                                            "Authorization",
                                            "Operator " + installation.secrets().operatorToken())
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw LauncherException.withLog(
                    "The node at " + address + " does not answer (" + e.getMessage() + ").",
                    installation.home().log("node1"),
                    e);
        }
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
