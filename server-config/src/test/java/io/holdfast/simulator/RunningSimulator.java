package io.holdfast.simulator;

import io.holdfast.simulator.oauth.Credentials;
import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh simulator on a free port for every test, and the words to speak to it. */
final class RunningSimulator implements BeforeEachCallback, AfterEachCallback {
    static final String PORTAL = "/api/v3/portal/846213907";
    static final String BRIDGE = "2418573000000101003";
    static final String ACME = "5437280000000412001";

    private static final String REFRESH = "grant_type=refresh_token&client_id=the-client&client_secret=the-secret"
            + "&refresh_token=the-refresh-token";

    private final Settings settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatorServer server;
    private String token = "";

    record Answer(int status, String body, HttpResponse<String> raw) {
        JsonObject json() {
            return Json.parseObject(body).orElseThrow(() -> new AssertionError("no object: " + body));
        }

        JsonArray array() {
            return Json.parse(body)
                    .map(jakarta.json.JsonValue::asJsonArray)
                    .orElseThrow(() -> new AssertionError("no array: " + body));
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** The title of a Projects error. */
        String title() {
            return json().getJsonObject("error").getString("title");
        }

        /** The code of a CRM error. */
        String code() {
            return json().getString("code");
        }
    }

    RunningSimulator() {
        this(Settings.Seed.DEMO, false);
    }

    RunningSimulator(Settings.Seed seed, boolean envelope) {
        this(seed, 1, envelope);
    }

    RunningSimulator(int scale) {
        this(Settings.Seed.DEMO, scale, false);
    }

    private RunningSimulator(Settings.Seed seed, int scale, boolean envelope) {
        this.settings = new Settings(
                0, new Credentials("the-client", "the-secret", "the-refresh-token"), seed, scale, envelope);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = SimulatorServer.start(settings);
        token = "";
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    String url() {
        return server.url();
    }

    /** Asks for a new access token with the form that our client sends, and uses it from now on. */
    String signIn() {
        token = refresh().json().getString("access_token");
        return token;
    }

    Answer refresh() {
        return form("/oauth/v2/token", REFRESH);
    }

    Answer form(String path, String form) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer get(String path, String... headers) {
        HttpRequest.Builder request = signed(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = signed(path).method(method, BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Calls with exactly this Authorization header. */
    Answer getAs(String authorization, String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", authorization)
                .GET());
    }

    Answer getUnsigned(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    Answer fault(String name, String body) {
        return control("PUT", "/_control/faults/" + name, body);
    }

    Answer control(String method, String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body)));
    }

    void advance(Duration by) {
        control("PUT", "/_control/clock", "{\"advanceSeconds\":" + by.toSeconds() + "}");
    }

    private HttpRequest.Builder signed(String path) {
        if (token.isEmpty()) {
            signIn();
        }
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Zoho-oauthtoken " + token);
    }

    private URI uri(String path) {
        return URI.create(server.url() + path);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> raw =
                    http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            return new Answer(raw.statusCode(), raw.body(), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
