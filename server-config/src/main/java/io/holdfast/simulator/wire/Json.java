package io.holdfast.simulator.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON-P with the provider looked up once; the static methods of the API look it up on every call. */
public final class Json {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonObjectBuilder object(JsonObject start) {
        return PROVIDER.createObjectBuilder(start);
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonArray array(List<? extends JsonValue> items) {
        JsonArrayBuilder builder = array();
        items.forEach(builder::add);
        return builder.build();
    }

    public static JsonString string(String text) {
        return PROVIDER.createValue(text);
    }

    public static JsonNumber number(long number) {
        return PROVIDER.createValue(number);
    }

    /** Returns a number with exactly the digits of the argument, its zeros at the end included. */
    public static JsonNumber number(BigDecimal number) {
        return PROVIDER.createValue(number);
    }

    /** Reads a JSON text; empty when it is none, has something behind its end, or is nested too deeply. */
    public static Optional<JsonStructure> parse(String text) {
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            boolean more = parser.hasNext();
            return more || !(value instanceof JsonStructure structure) ? Optional.empty() : Optional.of(structure);
        } catch (RuntimeException notJson) { // the parser reports too deep a nesting with no type of its own
            return Optional.empty();
        }
    }

    /** Reads a JSON text that must be an object; empty when it is anything else. */
    public static Optional<JsonObject> parseObject(String text) {
        return parse(text).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }

    /** Returns the text of a string or the digits of a number, empty for every other value. */
    public static Optional<String> text(JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** Returns the object with the members of the changes put over its own; the order of its members is kept. */
    public static JsonObject merge(JsonObject base, Map<String, JsonValue> changes) {
        JsonObjectBuilder builder = object(base);
        changes.forEach(builder::add);
        return builder.build();
    }
}
