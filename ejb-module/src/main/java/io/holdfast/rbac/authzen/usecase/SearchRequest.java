package io.holdfast.rbac.authzen.usecase;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * A page of a search: the question with one part open, whose id or name counts for nothing.
 *
 * @param token where to go on; null for the first page
 * @param limit how many results at most; null for as many as the first page was asked for, and there for {@link #USUAL}
 */
public record SearchRequest(Kind kind, AccessQuestion asked, String token, Integer limit) {
    /** Results a page, when nobody says how many. */
    public static final int USUAL = 50;
    /** Results a page, whatever is asked for. */
    public static final int MOST = 200;

    public SearchRequest {
        requireNonNull(kind, "kind");
        requireNonNull(asked, "asked");
        limit = limit == null ? null : Math.min(limit, MOST);
    }

    /** What is searched for. */
    public enum Kind {
        SUBJECT,
        RESOURCE,
        ACTION
    }

    /** The same for the same search of the same caller, in whatever order the members of its entities come; different for any other. */
    String fingerprint(String who) {
        AccessQuestion.Entity subject = asked.subject();
        AccessQuestion.Entity resource = asked.resource();
        JsonArrayBuilder all = JSON.createArrayBuilder()
                .add(who)
                .add(kind.name())
                .add(subject.type())
                .add(kind == Kind.SUBJECT ? "" : subject.id())
                .add(sorted(subject.properties()))
                .add(resource.type())
                .add(kind == Kind.RESOURCE ? "" : resource.id())
                .add(sorted(resource.properties()))
                .add(sorted(asked.context()));
        if (kind != Kind.ACTION) {
            all.add(asked.action().name()).add(sorted(asked.action().properties()));
        }
        try {
            byte[] text = all.build().toString().getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks SHA-256", e);
        }
    }

    private static JsonValue sorted(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> sorted(value.asJsonObject());
            case ARRAY -> {
                JsonArrayBuilder items = JSON.createArrayBuilder();
                JsonArray array = value.asJsonArray();
                array.forEach(item -> items.add(sorted(item)));
                yield items.build();
            }
            default -> value;
        };
    }

    private static JsonObject sorted(JsonObject object) {
        JsonObjectBuilder members = JSON.createObjectBuilder();
        new TreeMap<>(object).forEach((name, value) -> members.add(name, sorted(value)));
        return members.build();
    }
}
