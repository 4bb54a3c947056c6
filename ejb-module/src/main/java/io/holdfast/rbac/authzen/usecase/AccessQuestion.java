package io.holdfast.rbac.authzen.usecase;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * May this subject do this to that? In the words of who asks; nothing of it need exist.
 *
 * @param context what is said of the circumstances; empty when nothing is
 */
public record AccessQuestion(Entity subject, Action action, Entity resource, JsonObject context) {
    public AccessQuestion {
        requireNonNull(subject, "subject");
        requireNonNull(action, "action");
        requireNonNull(resource, "resource");
        requireNonNull(context, "context");
    }

    /** @param properties what is said of it; empty when nothing is */
    public record Entity(String type, String id, JsonObject properties) {
        public Entity {
            requireNonNull(type, "type");
            requireNonNull(id, "id");
            requireNonNull(properties, "properties");
        }

        Entity named(String other) {
            return new Entity(type, other, properties);
        }
    }

    /** @param properties what is said of it; empty when nothing is */
    public record Action(String name, JsonObject properties) {
        public Action {
            requireNonNull(name, "name");
            requireNonNull(properties, "properties");
        }

        /** An action of which nothing is said. */
        public static Action named(String name) {
            return new Action(name, JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    AccessQuestion of(String subjectId) {
        return new AccessQuestion(subject.named(subjectId), action, resource, context);
    }

    AccessQuestion about(String resourceId) {
        return new AccessQuestion(subject, action, resource.named(resourceId), context);
    }

    AccessQuestion whether(Action other) {
        return new AccessQuestion(subject, other, resource, context);
    }
}
