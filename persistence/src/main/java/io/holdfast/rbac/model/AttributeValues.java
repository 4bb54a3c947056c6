package io.holdfast.rbac.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Attributes of conditions and questions: text, truth values and numbers, which are equal when their values are, however they are
 * written. Objects, lists and null are no values: whoever asks for one of them does not find the attribute.
 */
public final class AttributeValues {
    private static final Pattern NAME = Pattern.compile("(subject|resource|action|context)\\.[A-Za-z0-9_.-]{1,64}");

    private AttributeValues() {}

    /** True for what a condition may ask for, such as {@code resource.status}. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Attributes in words, for the audit log: {@code resource.status=active}. Sorted. */
    public static List<String> words(Map<String, Object> attributes) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                        .toList();
    }

    /** The attributes of a column; what is no value is left out. Never null. */
    static Map<String, Object> read(String json) {
        if (json.equals("{}")) {
            return Map.of(); // nearly always
        }
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            Map<String, Object> attributes = new HashMap<>();
            object.forEach((name, value) -> of(value).ifPresent(known -> attributes.put(name, known)));
            return Map.copyOf(attributes);
        }
    }

    /** Attributes as a column takes them. */
    static String write(Map<String, Object> attributes) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        attributes.forEach((name, value) -> {
            if (value instanceof Boolean truth) {
                json.add(name, truth);
            } else if (value instanceof BigDecimal number) {
                json.add(name, number);
            } else {
                json.add(name, (String) value);
            }
        });
        return json.build().toString();
    }

    /** A value as the evaluator compares it: a String, a Boolean or a BigDecimal without trailing zeros. Empty for anything else. */
    public static Optional<Object> of(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString());
            case TRUE -> Optional.of(Boolean.TRUE);
            case FALSE -> Optional.of(Boolean.FALSE);
            case NUMBER -> Optional.of(((JsonNumber) value).bigDecimalValue().stripTrailingZeros());
            default -> Optional.empty();
        };
    }
}
