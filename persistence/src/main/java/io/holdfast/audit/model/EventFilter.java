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
 * @param from this moment and later
 * @param to before this moment
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
        Instant from,
        Instant to) {
    /** Every event. */
    public static final EventFilter NONE =
            new EventFilter(null, null, null, null, null, null, null, null, null, null, null);

    /** The same of this person. */
    public EventFilter by(UUID person) {
        return new EventFilter(
                person.toString(), action, entity, entityId, category, outcome, risk, session, requestId, from, to);
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
    }
}
