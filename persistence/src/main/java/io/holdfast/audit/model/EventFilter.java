package io.holdfast.audit.model;

import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Which events a reader wants; null members say nothing.
 *
 * @param user who acted: a user's id, or the e-mail address
 * @param action as the log calls it, for instance {@code project.read}
 * @param entity the noun, for instance {@code project}
 * @param entityId of one such thing; only together with {@code entity}
 * @param session the id of the session in which it was done
 * @param location of the thing
 * @param address where it was done from, in digits, exactly
 * @param from this moment and later
 * @param to before this moment
 * @param text words of the action, the thing's noun and id, the reason and the recorded values; all of them must be there, at
 *     least as the beginnings of words
 */
public record EventFilter(
        String user,
        String action,
        String entity,
        String entityId,
        Category category,
        Outcome outcome,
        Risk risk,
        String session,
        String requestId,
        UUID location,
        String address,
        Instant from,
        Instant to,
        String text) {
    /** Every event. */
    public static final EventFilter NONE =
            new EventFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The same of this person. */
    public EventFilter by(UUID person) {
        return new EventFilter(
                person.toString(),
                action,
                entity,
                entityId,
                category,
                outcome,
                risk,
                session,
                requestId,
                location,
                address,
                from,
                to,
                text);
    }

    /** Every event of one action. */
    public static EventFilter ofAction(String action) {
        return new EventFilter(null, action, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Every event of a time, and of a person when one is given; each may be null. */
    public static EventFilter of(String user, Instant from, Instant to) {
        return new EventFilter(user, null, null, null, null, null, null, null, null, null, null, from, to, null);
    }

    /** The same of what happened before this moment, and before the one that was asked for. */
    public EventFilter before(Instant moment) {
        Instant end = to != null && to.isBefore(moment) ? to : moment;
        return new EventFilter(
                user, action, entity, entityId, category, outcome, risk, session, requestId, location, address, from,
                end, text);
    }

    /**
     * Where a reader's permission reaches.
     *
     * @param everywhere true for the whole tenant; {@code locations} then counts for nothing
     * @param locations whose events may be read
     */
    public record Reach(boolean everywhere, Set<UUID> locations) {
        public static final Reach TENANT = new Reach(true, Set.of());

        public Reach {
            locations = Set.copyOf(locations);
        }

        /** @param location of an event; null when it belongs to none */
        public boolean covers(UUID location) {
            return everywhere || (location != null && locations.contains(location));
        }
    }
}
