package io.holdfast.bench.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The product's own description of its API (OpenAPI): which addresses there are, and what a request must bring to be understood. */
public final class Description {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonObject openApi;

    /** @param openApi as {@code /openapi?format=JSON} answers */
    public Description(JsonObject openApi) {
        this.openApi = openApi;
    }

    /** Such as {@code GET /api/projects/{id}}, sorted. */
    public Set<String> addresses() {
        var addresses = new TreeSet<String>();
        openApi.getJsonObject("paths").forEach((path, methods) -> methods.asJsonObject().keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> addresses.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return addresses;
    }

    /** The parameters that an address cannot do without, with their examples: {@code ?from=1&to=2}; empty when there are none. */
    public String query(String method, String path) {
        return members(operation(method, path), "parameters").stream()
                .filter(parameter ->
                        parameter.getString("in").equals("query") && parameter.getBoolean("required", false))
                .map(parameter -> parameter.getString("name") + "="
                        + URLEncoder.encode(parameter.get("example").toString().replace("\"", ""), UTF_8))
                .collect(joining("&", "?", ""))
                .replaceFirst("^\\?$", "");
    }

    /** The example of a body, or one with each required member, or all where none is, so that the use case is reached that would refuse it; null when none is taken. */
    public String body(String method, String path) {
        var body = operation(method, path).getJsonObject("requestBody");
        if (body == null) return null;
        var content = body.getJsonObject("content");
        var schema = content.containsKey("application/json")
                ? content.getJsonObject("application/json").getJsonObject("schema")
                : null;
        return schema == null ? "" : example(resolved(schema));
    }

    private JsonObject operation(String method, String path) {
        return openApi.getJsonObject("paths").getJsonObject(path).getJsonObject(method.toLowerCase(Locale.ROOT));
    }

    private String example(JsonObject schema) {
        var example = schema.get("example");
        if (example == null) return object(schema);
        return example instanceof JsonString text ? text.getString() : example.toString();
    }

    private String object(JsonObject schema) {
        var properties = schema.getJsonObject("properties");
        if (properties == null) return "{}";
        var required = schema.containsKey("required")
                ? schema.getJsonArray("required").getValuesAs(JsonString::getString)
                : List.copyOf(properties.keySet());
        return required.stream()
                .map(name -> "\"" + name + "\":" + value(resolved(properties.getJsonObject(name))))
                .collect(joining(",", "{", "}"));
    }

    private String value(JsonObject property) {
        var type = property.getString("type", "string");
        boolean number = type.equals("integer") || type.equals("number");
        if (property.containsKey("example")) {
            var example = property.get("example").toString();
            // The description writes examples of numbers as texts.
            return number ? example.replace("\"", "") : example;
        }
        if (property.containsKey("enum"))
            return property.getJsonArray("enum").get(0).toString();
        return switch (type) {
            case "boolean" -> "true";
            case "integer", "number" ->
                property.containsKey("minimum") ? property.get("minimum").toString() : "1";
            case "array" -> texts(property.getInt("minItems", 0));
            case "object" -> object(property);
            default -> "\"x\"";
        };
    }

    private static String texts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "\"x" + n + "\"").collect(joining(",", "[", "]"));
    }

    private JsonObject resolved(JsonObject schema) {
        var reference = schema.getString("$ref", null);
        if (reference == null) return schema;
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        return openApi.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }

    private static List<JsonObject> members(JsonObject of, String name) {
        return of.containsKey(name) ? of.getJsonArray(name).getValuesAs(JsonObject.class) : List.of();
    }
}
