package io.holdfast.rbac.authzen.rest;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.authzen.usecase.AccessQuestion;
import io.holdfast.rbac.authzen.usecase.AccessQuestion.Action;
import io.holdfast.rbac.authzen.usecase.AccessQuestion.Entity;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.JsonBody;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * A body of the AuthZEN API. What is no such body is refused with {@link ProblemCode#MALFORMED_BODY}; of a member the value is then
 * named by its pointer.
 */
final class AccessBody {
    static final String EVALUATIONS = "evaluations";
    private static final String SUBJECT = "subject";
    private static final String ACTION = "action";
    private static final String RESOURCE = "resource";
    private static final String CONTEXT = "context";
    private static final List<String> PARTS = List.of(SUBJECT, ACTION, RESOURCE, CONTEXT);
    private static final int LONGEST = 1024;

    private final JsonObject json;

    AccessBody(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @param contentType as it was sent; null when none was
     */
    static AccessBody read(String contentType, byte[] body) {
        if (!isJson(contentType)) {
            throw new DomainException(
                    ProblemCode.MALFORMED_BODY, "The body must be sent with 'Content-Type: application/json'.");
        }
        try {
            return new AccessBody(JsonBody.object(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString()));
        } catch (CharacterCodingException e) {
            throw new DomainException(ProblemCode.MALFORMED_BODY, "The body is not JSON in UTF-8.");
        }
    }

    /** The question of an evaluation. */
    AccessQuestion question() {
        return new AccessQuestion(entity(SUBJECT, true), action(), entity(RESOURCE, true), object(json, "", CONTEXT));
    }

    /** The question of a search, with an empty id or name where the search is. */
    AccessQuestion without(String searched) {
        return new AccessQuestion(
                entity(SUBJECT, !searched.equals(SUBJECT)),
                searched.equals(ACTION) ? Action.named("") : action(),
                entity(RESOURCE, !searched.equals(RESOURCE)),
                object(json, "", CONTEXT));
    }

    /** The evaluations of a batch; empty when there are none, and then the body is that of a single one. */
    List<JsonValue> evaluations() {
        JsonValue value = json.get(EVALUATIONS);
        if (value == null) {
            return List.of();
        }
        if (value.getValueType() != ValueType.ARRAY) {
            throw fault("/" + EVALUATIONS, "must be a list.");
        }
        JsonArray items = value.asJsonArray();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).getValueType() != ValueType.OBJECT) {
                throw fault("/" + EVALUATIONS + "/" + i, "must be an object.");
            }
        }
        return items;
    }

    /** An evaluation of a batch, with what the body says for all of them where it says nothing itself. An entity counts as a whole. */
    AccessBody evaluation(JsonValue item) {
        JsonObject own = item.asJsonObject();
        JsonObjectBuilder merged = JSON.createObjectBuilder();
        for (String part : PARTS) {
            JsonValue value = own.getOrDefault(part, json.get(part));
            if (value != null) {
                merged.add(part, value);
            }
        }
        return new AccessBody(merged.build());
    }

    /** Refuses a body that says something for all of a batch and says it wrongly. */
    void checkDefaults() {
        if (json.containsKey(SUBJECT)) {
            entity(SUBJECT, true);
        }
        if (json.containsKey(ACTION)) {
            action();
        }
        if (json.containsKey(RESOURCE)) {
            entity(RESOURCE, true);
        }
        object(json, "", CONTEXT);
    }

    /** A text within an object; empty when either is absent. */
    Optional<String> text(String object, String name) {
        JsonValue value = object(json, "", object).get(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(string(value, "/" + object + "/" + name));
    }

    /** A whole number, not negative, within an object; empty when either is absent. One beyond an int is the largest int. */
    Optional<Integer> count(String object, String name) {
        JsonValue value = object(json, "", object).get(name);
        if (value == null) {
            return Optional.empty();
        }
        String pointer = "/" + object + "/" + name;
        if (value.getValueType() != ValueType.NUMBER) {
            throw fault(pointer, "must be a whole number.");
        }
        var number = ((JsonNumber) value).bigDecimalValue();
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw fault(pointer, "must be a whole number, zero or more.");
        }
        return Optional.of(number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
    }

    private Entity entity(String name, boolean withId) {
        JsonObject entity = required(name);
        String at = "/" + name;
        return new Entity(
                string(entity, at, "type"), withId ? string(entity, at, "id") : "", object(entity, at, "properties"));
    }

    private Action action() {
        JsonObject action = required(ACTION);
        return new Action(string(action, "/" + ACTION, "name"), object(action, "/" + ACTION, "properties"));
    }

    private JsonObject required(String name) {
        JsonValue value = json.get(name);
        if (value == null) {
            throw fault("/" + name, "is required.");
        }
        if (value.getValueType() != ValueType.OBJECT) {
            throw fault("/" + name, "must be an object.");
        }
        return value.asJsonObject();
    }

    /** A member that may be absent or null; else it is an object. */
    private static JsonObject object(JsonObject in, String at, String name) {
        JsonValue value = in.get(name);
        if (value == null || value == JsonValue.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (value.getValueType() != ValueType.OBJECT) {
            throw fault(at + "/" + name, "must be an object.");
        }
        return value.asJsonObject();
    }

    private static String string(JsonObject in, String at, String name) {
        JsonValue value = in.get(name);
        if (value == null) {
            throw fault(at + "/" + name, "is required.");
        }
        return string(value, at + "/" + name);
    }

    /** Text that a database can be asked for: no NUL, no half of a surrogate pair. */
    private static String string(JsonValue value, String pointer) {
        if (!(value instanceof JsonString string)) {
            throw fault(pointer, "must be text.");
        }
        String text = string.getString();
        if (text.length() > LONGEST) {
            throw fault(pointer, "must have at most " + LONGEST + " characters.");
        }
        if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
            throw fault(pointer, "must be Unicode text without NUL.");
        }
        return text;
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.split(";", -1);
        boolean json = parts[0].strip().equalsIgnoreCase("application/json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            boolean otherCharset = parameter.regionMatches(true, 0, "charset=", 0, "charset=".length())
                    && !parameter
                            .substring("charset=".length())
                            .replace("\"", "")
                            .equalsIgnoreCase("utf-8");
            json &= !otherCharset;
        }
        return json;
    }

    static DomainException fault(String pointer, String what) {
        String detail = "'" + pointer.substring(1).replace('/', '.') + "' " + what;
        return new DomainException(ProblemCode.MALFORMED_BODY, detail, List.of(new FieldError(pointer, detail)));
    }
}
