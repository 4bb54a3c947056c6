package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads search criteria: {@code (Email:equals:x)}, joined as {@code ((A:equals:1)and(B:starts_with:2))}. A parenthesis or
 * comma in a value is escaped with a backslash. At most ten conditions, as Zoho has it.
 */
final class Criteria {
    private static final int MOST = 10;

    private final String text;
    private int at;
    private int conditions;
    private int depth;

    private Criteria(String text) {
        this.text = text;
    }

    /** @throws Refusal INVALID_QUERY when the text is no criteria */
    static Predicate<JsonObject> parse(String text) {
        Criteria criteria = new Criteria(text.trim());
        Predicate<JsonObject> parsed = criteria.group();
        if (criteria.at != criteria.text.length()) {
            throw criteria.invalid();
        }
        return parsed;
    }

    private Predicate<JsonObject> group() {
        expect("(");
        if (!peek("(")) {
            Predicate<JsonObject> condition = condition();
            expect(")");
            return condition;
        }
        if (++depth > MOST) {
            throw invalid();
        }
        Predicate<JsonObject> all = group();
        while (!peek(")")) {
            boolean and = peek("and");
            expect(and ? "and" : "or");
            Predicate<JsonObject> next = group();
            all = and ? all.and(next) : all.or(next);
        }
        expect(")");
        depth--;
        return all;
    }

    private Predicate<JsonObject> condition() {
        if (++conditions > MOST) {
            throw invalid();
        }
        String field = until(':');
        expect(":");
        String operator = until(':');
        expect(":");
        String value = until(')');
        return switch (operator) {
            case "equals" -> record -> texts(record, field).anyMatch(value::equalsIgnoreCase);
            case "not_equal" -> record -> texts(record, field).noneMatch(value::equalsIgnoreCase);
            case "starts_with" ->
                record -> texts(record, field).anyMatch(text -> lower(text).startsWith(lower(value)));
            case "in" ->
                record -> texts(record, field)
                        .anyMatch(text -> Arrays.stream(value.split(",", -1)).anyMatch(text::equalsIgnoreCase));
            default -> throw invalid();
        };
    }

    /** Returns what a field is compared by: its text, or the name and the id of a lookup. */
    static Stream<String> texts(JsonObject record, String field) {
        JsonValue value = record.get(field);
        if (value instanceof JsonObject lookup) {
            return Stream.of("name", "id")
                    .map(lookup::get)
                    .filter(Objects::nonNull)
                    .flatMap(part -> Json.text(part).stream());
        }
        return Json.text(value).stream();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private String until(char end) {
        StringBuilder part = new StringBuilder();
        while (at < text.length() && text.charAt(at) != end) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            part.append(text.charAt(at));
            at++;
        }
        return part.toString();
    }

    private boolean peek(String token) {
        return text.startsWith(token, at);
    }

    private void expect(String token) {
        if (!peek(token)) {
            throw invalid();
        }
        at += token.length();
    }

    private Refusal invalid() {
        return CrmErrors.refusal(
                400,
                "INVALID_QUERY",
                CrmErrors.detail("reason", "the criteria cannot be read"),
                "Invalid query formed");
    }
}
