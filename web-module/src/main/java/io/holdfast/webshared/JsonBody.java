package io.holdfast.webshared;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A JSON object that a caller sent, read by hand: JSON binding would turn numbers into text and ignore what it does not know.
 * Faults are gathered, so that a caller learns of all of them at once.
 */
public final class JsonBody {
    private final JsonObject json;

    private final String at;
    private final List<FieldError> errors;

    private JsonBody(JsonObject json, String at, List<FieldError> errors) {
        this.json = json;
        this.at = at;
        this.errors = errors;
    }

    /**
     * Reads a body.
     *
     * @param known the members that may be there
     * @throws DomainException {@link ProblemCode#MALFORMED_BODY} when it is no JSON object
     */
    public static JsonBody of(String text, String... known) {
        var body = new JsonBody(object(text == null ? "" : text), "", new ArrayList<>());
        body.refuseUnknown(Set.of(known));
        return body;
    }

    /**
     * Reads a body of which any member may be there.
     *
     * @throws DomainException {@link ProblemCode#MALFORMED_BODY} when it is no JSON object
     */
    public static JsonObject object(String text) {
        JsonValue value = read(text);
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw new DomainException(ProblemCode.MALFORMED_BODY, "The body must be a JSON object.");
        }
        return value.asJsonObject();
    }

    private static JsonValue read(String text) {
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) { // throws too: what follows the value is no part of it
                throw new JsonException("more than one value");
            }
            return value;
        } catch (RuntimeException e) {
            // Not only JsonException: too deep a nesting is a plain RuntimeException of the parser.
            throw new DomainException(ProblemCode.MALFORMED_BODY, "The body is not JSON.");
        }
    }

    /** A member that must be text, not blank, and no longer than this. Never null when {@link #check} passes. */
    public String text(String name, int longest) {
        String text = optionalText(name, longest);
        if (text == null && !hasError(name)) {
            fault(name, "is required.");
        }
        return text == null ? "" : text;
    }

    /** A member that may be absent or null; else it is text, not blank, and no longer than this. */
    public String optionalText(String name, int longest) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            fault(name, "must be text.");
            return null;
        }
        String text = string.getString();
        if (text.isBlank()) {
            fault(name, "must not be empty.");
        } else if (text.length() > longest) {
            fault(name, "must have at most " + longest + " characters.");
        } else if (text.indexOf('\0') >= 0) {
            fault(name, "must not contain a NUL character.");
        } else {
            return text;
        }
        return null;
    }

    /** A member that may be absent or null; else it is a list of texts, none blank, none longer than this. Never null. */
    public List<String> optionalTexts(String name, int longest) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return List.of();
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            fault(name, "must be a list.");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : value.asJsonArray()) {
            if (!(item instanceof JsonString text)
                    || text.getString().isBlank()
                    || text.getString().length() > longest) {
                fault(name, "must hold texts of 1 to " + longest + " characters.");
                return List.of();
            }
            texts.add(text.getString());
        }
        return texts;
    }

    /** A member that may be absent or null; else it is an object with any members. Never null. */
    public JsonObject anyObject(String name) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            fault(name, "must be an object.");
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        return value.asJsonObject();
    }

    /** Whether a member is there and not null. */
    public boolean has(String name) {
        return json.containsKey(name) && !json.isNull(name);
    }

    /** Whether a member, which must be there, is null. */
    public boolean isNull(String name) {
        if (!json.containsKey(name)) {
            fault(name, "is required.");
        }
        return JsonValue.NULL.equals(json.get(name));
    }

    /** A member that must be true or false. */
    public boolean flag(String name) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            fault(name, "is required.");
        } else if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            fault(name, "must be true or false.");
        }
        return value == JsonValue.TRUE;
    }

    /** A member that must be a whole number of at least {@code least} and at most {@code most}. */
    public long number(String name, long least, long most) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            fault(name, "is required.");
        } else if (!(value instanceof JsonNumber number) || !number.isIntegral() || !isWithin(number, least, most)) {
            fault(name, "must be a whole number from " + least + " to " + most + ".");
        } else {
            return number.longValueExact();
        }
        return least;
    }

    /** Compared as it is written: 1e9999 must not become a number of ten thousand digits first. */
    private static boolean isWithin(JsonNumber number, long least, long most) {
        BigDecimal value = number.bigDecimalValue();
        return value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /** A member that may be absent or null, which is none; else an array of at most that many different texts, each as {@link #text}. */
    public SortedSet<String> texts(String name, int most, int longest) {
        SortedSet<String> texts = new TreeSet<>();
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return texts;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            fault(name, "must be an array of texts.");
        } else if (value.asJsonArray().size() > most) {
            fault(name, "must have at most " + most + " elements.");
        } else {
            for (JsonValue element : value.asJsonArray()) {
                if (!(element instanceof JsonString text)
                        || text.getString().isBlank()
                        || text.getString().length() > longest
                        || text.getString().chars().anyMatch(Character::isISOControl)) {
                    fault(name, "must have texts of 1 to " + longest + " characters only.");
                    break;
                }
                texts.add(text.getString());
            }
        }
        return texts;
    }

    /** A member that may be absent or null; else it is an object with only these members. */
    public JsonBody optionalObject(String name, String... known) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return null;
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            fault(name, "must be an object.");
            return null;
        }
        var inner = new JsonBody(value.asJsonObject(), at + "/" + name, errors);
        inner.refuseUnknown(Set.of(known));
        return inner;
    }

    /** A member that must be a list of at most so many objects with only these members. Never null; empty when it is none. */
    public List<JsonBody> objects(String name, int most, String... known) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            fault(name, "is required.");
            return List.of();
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            fault(name, "must be a list.");
            return List.of();
        }
        if (value.asJsonArray().size() > most) {
            fault(name, "must have at most " + most + " entries.");
            return List.of();
        }
        List<JsonBody> objects = new ArrayList<>();
        for (JsonValue entry : value.asJsonArray()) {
            String pointer = pointer(name) + "/" + objects.size();
            boolean isObject = entry.getValueType() == JsonValue.ValueType.OBJECT;
            if (!isObject) {
                errors.add(new FieldError(pointer, "An entry of '" + name + "' must be an object."));
            }
            var object = new JsonBody(isObject ? entry.asJsonObject() : JsonValue.EMPTY_JSON_OBJECT, pointer, errors);
            object.refuseUnknown(Set.of(known));
            objects.add(object);
        }
        return objects;
    }

    /** Where this object stands in what was sent: a pointer of RFC 6901, empty for the whole. */
    public String at() {
        return at;
    }

    /** @throws DomainException {@link ProblemCode#INVALID_FIELD} with every fault that was found */
    public void check() {
        if (!errors.isEmpty()) {
            throw new DomainException(
                    ProblemCode.INVALID_FIELD,
                    errors.size() == 1 ? errors.get(0).detail() : errors.size() + " fields are not valid.",
                    errors);
        }
    }

    private void refuseUnknown(Set<String> known) {
        for (String name : json.keySet()) {
            if (!known.contains(name)) {
                fault(name.length() > 64 ? name.substring(0, 64) : name, "is not a member of this body.");
            }
        }
    }

    private boolean hasError(String name) {
        return errors.stream().anyMatch(e -> e.pointer().equals(pointer(name)));
    }

    /** RFC 6901: a tilde or slash inside a name is escaped. */
    private String pointer(String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Says what is wrong with a member, for {@link #check}. @param what goes on after the member's name */
    public void fault(String name, String what) {
        errors.add(new FieldError(pointer(name), "'" + name + "' " + what));
    }
}
