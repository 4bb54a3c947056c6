package io.holdfast.audit.model;

import io.holdfast.audit.model.AuditEvent.Details;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The exact bytes of an event (JSON Canonicalization Scheme, RFC 8785) and their leaf hash (RFC 6962). The bytes are what is
 * proven; the columns of the row are a copy for searching. A member without a value is absent, never null. The format is
 * described, with an example, in {@code docs/AUDIT.md}; changing it means a new format number.
 */
public final class CanonicalEvent {
    /** The format number, first thing that a reader looks at. */
    public static final int FORMAT = 1;

    /** The largest event, in bytes. Longer values are cut until it fits. */
    public static final int MAX_BYTES = 32 * 1024;

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<Integer> SHORTER = List.of(256, 64);

    private final AuditEvent event;
    private final byte[] bytes;

    private CanonicalEvent(AuditEvent event, byte[] bytes) {
        this.event = event;
        this.bytes = bytes;
    }

    /**
     * Canonicalizes an event; one larger than {@link #MAX_BYTES} has its values cut further.
     *
     * @throws IllegalArgumentException when it is too large even then, which bounded fields do not reach
     */
    public static CanonicalEvent of(AuditEvent event) {
        AuditEvent fitting = event;
        byte[] bytes = bytesOf(fitting);
        for (int limit : SHORTER) {
            if (bytes.length <= MAX_BYTES) {
                break;
            }
            Details details = event.details().bounded(limit);
            fitting = event.withDetails(details);
            bytes = bytesOf(fitting);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("an audit event of " + bytes.length + " bytes is too large");
        }
        return new CanonicalEvent(fitting, bytes);
    }

    /** The event that the bytes say, which is the given one unless it had to be cut. */
    public AuditEvent event() {
        return event;
    }

    /** UTF-8, RFC 8785. A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of 0x00 and the bytes: 32 bytes. */
    public byte[] leafHash() {
        return Hashes.sha256(Hashes.LEAF, bytes);
    }

    private static byte[] bytesOf(AuditEvent event) {
        try {
            return new JsonCanonicalizer(JsonText.of(members(event))).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("our own JSON does not parse", e);
        }
    }

    private static Map<String, Object> members(AuditEvent event) {
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put("kind", event.actor().kindWord());
        putIfPresent(actor, "id", event.actor().userId());
        putIfPresent(actor, "name", event.actor().name());
        actor.put("roles", event.actor().roles());

        Details details = event.details();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", FORMAT);
        members.put("tenant", event.tenant());
        members.put("id", event.id());
        members.put("time", MICROS.format(event.time()));
        members.put("actor", actor);
        members.put("action", event.act().action());
        members.put("outcome", event.act().outcome());
        members.put("category", event.act().category());
        members.put("risk", event.act().risk());
        putIfPresent(members, "entity", details.entity());
        putIfPresent(members, "entityId", details.entityId());
        putIfPresent(members, "location", details.locationId());
        putIfPresent(members, "reason", details.reason());
        putIfPresent(members, "old", details.oldValues());
        putIfPresent(members, "new", details.newValues());
        members.put("meta", details.meta());
        putIfPresent(members, "session", event.trace().session());
        putIfPresent(members, "requestId", event.trace().requestId());
        putIfPresent(members, "decisionId", event.trace().decisionId());
        putIfPresent(members, "policyEpoch", event.trace().policyEpoch());
        members.put("commitments", event.commitments());
        return members;
    }

    private static void putIfPresent(Map<String, Object> members, String name, Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalEvent that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
