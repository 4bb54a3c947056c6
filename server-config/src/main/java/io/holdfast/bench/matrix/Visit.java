package io.holdfast.bench.matrix;

import io.holdfast.bench.product.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** One request, each from an address of its own: refusals of one address are counted together. */
final class Visit {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    /** Ids, moments, and the nonces of a page's scripts. */
    private static final Pattern VARYING = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
            + "|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|[A-Za-z0-9+/_-]{40,}=*");

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private Visit() {}

    /** @param requestId under which the audit log has it; empty when the answer names none */
    record Answer(int status, String body, String requestId, String location, String cookie) {
        static Answer of(HttpResponse<String> response) {
            var headers = response.headers();
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    headers.firstValue("X-Request-Id").orElse(""),
                    headers.firstValue("Location").orElse(""),
                    headers.firstValue("Set-Cookie").orElse("").split(";", 2)[0]);
        }

        /** Without what differs from request to request. */
        String shape() {
            return status + " " + VARYING.matcher(body).replaceAll("…");
        }

        boolean isEmptyList() {
            return status == 200 && body.startsWith("{\"items\":[]");
        }

        /** For people. */
        String excerpt() {
            return status + " " + Http.excerpt(body);
        }
    }

    /** @param body null for none */
    static Answer to(String method, URI address, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header(
                        "X-Forwarded-For",
                        "2001:db8:1:" + Integer.toHexString(ADDRESSES.incrementAndGet() & 0xffff) + "::1")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
    }
}
