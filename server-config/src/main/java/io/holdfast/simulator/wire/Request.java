package io.holdfast.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One call as it arrived.
 *
 * @param path decoded per segment, always starting with a slash
 * @param rawQuery the query as sent, empty when there was none
 * @param query decoded; of a repeated name the first value counts
 * @param headers by lower-case name; of a repeated name the first value counts
 * @param body empty when there was none
 * @param oversized true when the body passed the limit; the body is then empty
 * @param template the matched route's path with its placeholders, null before routing or when no route fits
 * @param parameters the placeholders' values
 */
public record Request(
        String method,
        String path,
        String rawQuery,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        boolean oversized,
        String template,
        Map<String, String> parameters) {

    public Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        parameters = Map.copyOf(parameters);
    }

    public Product product() {
        return Product.of(path);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Returns the value of a placeholder of the matched route; only asked for names that the route has. */
    public String parameter(String name) {
        return parameters.get(name);
    }

    Request routed(String matchedTemplate, Map<String, String> values) {
        return new Request(
                method, path, rawQuery, query, headers, body, oversized, matchedTemplate, new LinkedHashMap<>(values));
    }
}
