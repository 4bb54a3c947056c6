package io.holdfast.audit.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An event as a reader of the log sees it.
 *
 * @param personal the personal values that can still be opened, in clear, by field
 * @param leafHash SHA-256 over the event's canonical bytes, 64 lower-case hex digits
 */
public record RecordedEvent(AuditEvent event, Map<String, String> personal, String leafHash) {
    public RecordedEvent {
        requireNonNull(event, "event");
        personal = Collections.unmodifiableMap(new TreeMap<>(personal));
        requireNonNull(leafHash, "leafHash");
    }

    /** The fields of personal values that were erased, sorted: the event holds their commitments and nobody the values. */
    public Set<String> erased() {
        Set<String> fields = new TreeSet<>(event.commitments().keySet());
        fields.removeAll(personal.keySet());
        return fields;
    }

    /** The e-mail address of the user who acted, or the name of a system caller; null when it was erased, or for a stranger. */
    public String actorName() {
        String name = event.actor().name();
        return name == null ? personal.get(PersonalValue.ACTOR_NAME) : name;
    }

    /** Where it was done from; null for background work, and when it was erased. */
    public String address() {
        return personal.get(PersonalValue.ADDRESS);
    }

    /** What it was done with; null when nothing was sent, and when it was erased. */
    public String userAgent() {
        return personal.get(PersonalValue.USER_AGENT);
    }

    /** {@inheritDoc} Never in clear: this text may reach a log. */
    @Override
    public String toString() {
        return event.act().action() + " " + event.id();
    }
}
