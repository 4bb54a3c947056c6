package io.holdfast.bench.product;

import io.holdfast.bench.load.Call;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A demo person, signed in. The token lives for five minutes: sign in again before each run. */
public final class Person {
    private static final String PASSWORD = "holdfast-demo";

    private final Status product;
    private final String token;
    private final String cookie;

    private Person(Status product, String token, String cookie) {
        this.product = product;
        this.token = token;
        this.cookie = cookie;
    }

    public static Person signIn(Status product, String email) throws IOException, InterruptedException {
        var answer = Http.post(
                product.portal().resolve("/api/auth/signin"),
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("password", PASSWORD)
                        .build());
        var cookie = answer.headers()
                .firstValue("Set-Cookie")
                .map(text -> text.split(";", 2)[0])
                .orElse("");
        return new Person(product, Http.json(answer).getString("accessToken"), cookie);
    }

    /** The header fields of the API. */
    public Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
    }

    /** One request beside the load. */
    public JsonObject json(String path) throws IOException, InterruptedException {
        return Http.json(answer(path));
    }

    public HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        return Http.get(product.portal().resolve(path), headers());
    }

    /** A request that changes something. @param body JSON, or empty */
    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return Http.post(product.portal().resolve(path), headers(), body);
    }

    /** Writes what is answered to a file, however long it is. @throws BenchException when the answer is not 200 */
    public Path download(String path, Path file) throws IOException, InterruptedException {
        return Http.download(product.portal().resolve(path), headers(), file);
    }

    /** A screen, once. */
    public HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return Http.get(product.portal().resolve(path), Map.of("Cookie", cookie, "Accept", "text/html"));
    }

    /** A call of the API. */
    public Call call(String name, String path) {
        return Call.get(name, product.host(), path, headers());
    }

    /** A screen, as a browser asks for it. */
    public Call screen(String name, String path) {
        return Call.get(name, product.host(), path, Map.of("Cookie", cookie, "Accept", "text/html"))
                .withBody();
    }
}
