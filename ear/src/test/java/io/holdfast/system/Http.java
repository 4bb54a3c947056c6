package io.holdfast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Plain HTTP/1.1 without redirects and without a cookie jar: what a test sends is what it says. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final String[] always;

    /** @param always headers of every request, names and values by turns */
    Http(URI base, String... always) {
        this.base = base;
        this.always = always;
    }

    /** The same, with one more header in every request. */
    Http with(String name, String value) {
        String[] more = Arrays.copyOf(always, always.length + 2);
        more[always.length] = name;
        more[always.length + 1] = value;
        return new Http(base, more);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** @param headers names and values by turns */
    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (String[] some : new String[][] {always, headers}) {
            if (some.length > 0) {
                request.headers(some);
            }
        }
        return exchange(request.build());
    }

    /** The same into a file. */
    Path download(String path, Path file, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .headers(headers)
                .build();
        try {
            HttpResponse<Path> response = CLIENT.send(request, BodyHandlers.ofFile(file));
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " " + Files.readString(file));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Answer exchange(HttpRequest request) {
        try {
            return Answer.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
