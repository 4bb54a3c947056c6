package io.holdfast.bench.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * What a node answered, or why there is no answer.
 *
 * @param status 0 without an answer
 * @param sent false when the node was certainly never asked
 */
public record Reply(int status, String body, String cookie, boolean sent) {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param body null for none */
    public static Reply to(String method, URI address, Map<String, String> headers, String body, Duration patience)
            throws InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var cookie = answer.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
            return new Reply(answer.statusCode(), answer.body(), cookie, true);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Reply(0, "no connection", "", false);
        } catch (IOException e) {
            return new Reply(0, String.valueOf(e.getMessage()), "", true);
        }
    }

    public boolean isFine() {
        return status / 100 == 2;
    }
}
