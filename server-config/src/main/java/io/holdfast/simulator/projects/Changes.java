package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The changes that a body asks for, read field by field; a bad value refuses the whole call. Flat link keys
 * ({@code status_id}, {@code owner_name}) and read-only fields are ignored without a word, as Zoho does.
 */
final class Changes {
    private static final String FLAT = ".*_(id|name|ids|zpuid)";

    private final Request request;
    private final JsonObject body;
    private final Map<String, JsonValue> read = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    Changes(Request request) {
        this.request = request;
        this.body = Json.parseObject(request.body())
                .orElseThrow(() -> new Refusal(new ProjectsErrors().malformedJson(request)));
    }

    Changes required(String field) {
        if (value(field).isEmpty()) {
            throw ProjectsErrors.field(request, "LESS_THAN_MIN_OCCURANCE", field, "Input Parameter Missing");
        }
        return this;
    }

    /** Reads a text that may not be blank. */
    Changes title(String field, int most) {
        value(field).ifPresent(value -> {
            String text = string(field, value);
            if (text.isBlank()) {
                throw ProjectsErrors.field(
                        request, "LESS_THAN_MIN_LENGTH", field, "Input Parameter is less than the minimum length");
            }
            text(field, most);
        });
        return this;
    }

    Changes text(String field, int most) {
        value(field).ifPresent(value -> {
            if (value != JsonValue.NULL && string(field, value).length() > most) {
                throw ProjectsErrors.field(
                        request, "MORE_THAN_MAX_LENGTH", field, "Input Parameter is more than the maximum length");
            }
            read.put(field, value);
        });
        return this;
    }

    /** Reads {@code yyyy-MM-dd}; null and the empty text take the date away. */
    Changes date(String field) {
        value(field).ifPresent(value -> {
            if (value == JsonValue.NULL || string(field, value).isBlank()) {
                read.put(field, JsonValue.NULL);
                return;
            }
            try {
                read.put(
                        field, Json.string(LocalDate.parse(string(field, value)).toString()));
            } catch (DateTimeException e) {
                throw ProjectsErrors.invalid(request, field);
            }
        });
        return this;
    }

    Changes flag(String field) {
        value(field).ifPresent(value -> {
            if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
                throw ProjectsErrors.invalid(request, field);
            }
            read.put(field, value);
        });
        return this;
    }

    Changes object(String field) {
        value(field).ifPresent(value -> {
            if (!(value instanceof JsonObject)) {
                throw ProjectsErrors.invalid(request, field);
            }
            read.put(field, value);
        });
        return this;
    }

    Changes percentage(String field) {
        value(field).ifPresent(value -> {
            if (!(value instanceof JsonNumber number)
                    || !number.toString().matches("\\d{1,3}")
                    || number.intValue() > 100) {
                throw ProjectsErrors.invalid(request, field);
            }
            read.put(field, value);
        });
        return this;
    }

    /** Reads a nested link {@code {"id":…}}. */
    Changes link(String field, Function<String, Optional<JsonObject>> find) {
        value(field).ifPresent(value -> {
            JsonObject found = Optional.of(value)
                    .filter(JsonObject.class::isInstance)
                    .flatMap(link -> Json.text(link.asJsonObject().get("id")))
                    .flatMap(find)
                    .orElseThrow(() -> ProjectsErrors.invalid(request, field));
            read.put(field, found);
        });
        return this;
    }

    Changes ignore(String... fields) {
        known.addAll(Set.of(fields));
        return this;
    }

    /** Ends the reading: a key that is neither a field nor a flat link is refused. */
    Map<String, JsonValue> all() {
        for (String key : body.keySet()) {
            if (!known.contains(key) && !key.matches(FLAT)) {
                throw ProjectsErrors.field(request, "EXTRA_KEY_FOUND_IN_JSON", key, "Extra key found in JSON.");
            }
        }
        return read;
    }

    private Optional<JsonValue> value(String field) {
        known.add(field);
        return Optional.ofNullable(body.get(field));
    }

    private String string(String field, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw ProjectsErrors.invalid(request, field);
    }
}
