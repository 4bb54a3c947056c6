package io.holdfast.audit.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One event as it stands in the log. Immutable, cleaned and bounded: whatever is given, every text fits its column and can be
 * stored.
 *
 * @param id a UUID of version 7
 * @param time the database's time of the transaction that wrote it, in microseconds
 * @param commitments field → SHA-256 in lower-case hex of a personal value and its salt (see {@link CanonicalEvent})
 */
public record AuditEvent(
        TenantId tenant,
        UUID id,
        Instant time,
        Actor actor,
        Act act,
        Details details,
        Trace trace,
        Map<String, String> commitments) {
    public AuditEvent {
        requireNonNull(tenant, "tenant");
        requireNonNull(id, "id");
        time = time.truncatedTo(ChronoUnit.MICROS);
        requireNonNull(actor, "actor");
        requireNonNull(act, "act");
        requireNonNull(details, "details");
        requireNonNull(trace, "trace");
        commitments = Collections.unmodifiableMap(new TreeMap<>(commitments));
    }

    /**
     * Who acted.
     *
     * @param userId null unless {@code kind} is USER
     * @param name of a system caller, in clear; null for a user, whose name is personal and appears as a commitment
     * @param roles in effect at that moment, sorted; at most 50 are kept
     */
    public record Actor(Caller.Kind kind, UUID userId, String name, List<String> roles) {
        private static final int MAX_ROLES = 50;

        public Actor {
            requireNonNull(kind, "kind");
            if ((kind == Caller.Kind.USER) != (userId != null)) {
                throw new IllegalArgumentException("a user, and only a user, has a user id");
            }
            if (kind == Caller.Kind.USER && name != null) {
                throw new IllegalArgumentException("a user's name is personal: give it as a personal value");
            }
            name = AuditText.column(name, 100);
            roles = roles.stream()
                    .map(r -> AuditText.column(r, 50))
                    .sorted()
                    .limit(MAX_ROLES)
                    .toList();
        }

        /** The word in the row and in the canonical bytes: user, system or anonymous. */
        public String kindWord() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was attempted, and how it ended. */
    public record Act(String action, Category category, Risk risk, Outcome outcome) {
        public Act {
            requireNonNull(action, "action");
            requireNonNull(category, "category");
            requireNonNull(risk, "risk");
            requireNonNull(outcome, "outcome");
            action = AuditText.column(action, 100);
        }
    }

    /**
     * What it was done to.
     *
     * @param entity the noun, for instance {@code project}; null when the action has no object
     * @param oldValues null when nothing had a value before
     * @param newValues null when nothing was set
     * @param meta never null
     */
    public record Details(
            String entity,
            String entityId,
            UUID locationId,
            String reason,
            Map<String, Object> oldValues,
            Map<String, Object> newValues,
            Map<String, Object> meta) {
        /** An act without an object. */
        public static final Details NONE = new Details(null, null, null, null, null, null, Map.of());

        public Details {
            entity = AuditText.column(entity, 50);
            entityId = AuditText.column(entityId, 50);
            reason = AuditText.value(reason, AuditText.VALUE_BYTES);
            oldValues = AuditValues.of(oldValues);
            newValues = AuditValues.of(newValues);
            meta = AuditValues.of(requireNonNull(meta, "meta"));
        }

        /** The same with every value cut to so many bytes. */
        Details bounded(int maxBytes) {
            return new Details(
                    entity,
                    entityId,
                    locationId,
                    AuditText.value(reason, maxBytes),
                    AuditValues.bounded(oldValues, maxBytes),
                    AuditValues.bounded(newValues, maxBytes),
                    AuditValues.bounded(meta, maxBytes));
        }

        boolean holdsSecret() {
            return AuditValues.holdsSecret(oldValues) || AuditValues.holdsSecret(newValues);
        }

        /** The same with other words in place of secrets. */
        Details redacted(UnaryOperator<String> words) {
            return holdsSecret()
                    ? new Details(
                            entity,
                            entityId,
                            locationId,
                            reason,
                            AuditValues.redacted(oldValues, words),
                            AuditValues.redacted(newValues, words),
                            meta)
                    : this;
        }

        /** The same with one more thing worth knowing. */
        public Details withMeta(String key, Object value) {
            Map<String, Object> more = new TreeMap<>(meta);
            more.put(key, value);
            return new Details(entity, entityId, locationId, reason, oldValues, newValues, more);
        }

        public Details withReason(String text) {
            return new Details(entity, entityId, locationId, text, oldValues, newValues, meta);
        }
    }

    /**
     * What it belongs to.
     *
     * @param session null outside a session
     * @param requestId the incident id of the answer; null for work without a request
     * @param decisionId of the authorization decision; null when none was recorded
     * @param policyEpoch the tenant's epoch that decided, up to 2^53 − 1; null when none was recorded
     */
    public record Trace(String session, String requestId, UUID decisionId, Long policyEpoch) {
        public Trace {
            session = AuditText.column(session, 255);
            requestId = AuditText.column(requestId, 64);
            if (policyEpoch != null && (policyEpoch < 0 || policyEpoch > AuditValues.LARGEST_EXACT)) {
                throw new IllegalArgumentException("a policy epoch lies between 0 and 2^53 - 1");
            }
        }
    }

    AuditEvent withDetails(Details other) {
        return new AuditEvent(tenant, id, time, actor, act, other, trace, commitments);
    }
}
