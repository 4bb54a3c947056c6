package io.holdfast.bench.product;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Single requests beside the load: signing in, control, checks. */
public final class Http {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int EXCERPT = 300;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Http() {}

    public static HttpResponse<String> get(URI address, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(LIMIT).GET();
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static HttpResponse<String> post(URI address, JsonObject body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public static HttpResponse<String> post(URI address, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** @throws BenchException when the answer is not 200 */
    public static Path download(URI address, Map<String, String> headers, Path file)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(LIMIT).GET();
        headers.forEach(request::header);
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() == 200) return file;
        throw new BenchException(address + " answered " + answer.statusCode() + ": " + Files.readString(file));
    }

    /** @throws BenchException with the answer when it is not 200 and a JSON object */
    public static JsonObject json(HttpResponse<String> answer) {
        if (answer.statusCode() != 200)
            throw new BenchException(answer.uri() + " answered " + answer.statusCode() + ": " + excerpt(answer));
        return json(answer.body());
    }

    /** The beginning of a body, for people. */
    public static String excerpt(HttpResponse<String> answer) {
        return excerpt(answer.body());
    }

    /** The same of a text. */
    public static String excerpt(String body) {
        return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + " …";
    }

    public static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new BenchException("not JSON: " + text, e);
        }
    }
}
