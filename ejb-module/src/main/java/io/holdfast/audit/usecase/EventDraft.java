package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.Redacted;
import io.holdfast.shared.id.LocationId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * What is told of one event: the object, old and new values, a reason. Name the object first; the fields that follow belong to it.
 * A use case in a transaction tells the {@link AuditDraft}; one without makes a draft of its own.
 *
 * <p>A nested audited use case joins the outer event: the object stays the outer one's if that names any, and the fields of
 * another noun are kept as {@code noun.field}.
 *
 * <p>Secrets stay out by allow-list ({@link RecordedFields}). A field that is not listed is recorded as "[not recorded]" and
 * logged as a warning. It is not an exception: by then the change is made, a person at work would be refused because of a
 * programmer's omission, and only on the path that happens to set that field. The mark in the log and the warning name the
 * omission, and no value has leaked.
 */
public final class EventDraft {
    static final String NOT_RECORDED = "[not recorded]";

    private static final Logger LOG = Logger.getLogger(EventDraft.class.getName());
    private static final Noun NONE = new Noun("", null);

    private final Deque<Noun> outer = new ArrayDeque<>();
    private final List<Entry> entries = new ArrayList<>();
    private Noun current = NONE;
    private Noun event = NONE;
    private int eventDepth = Integer.MAX_VALUE;
    private String reason;
    private UUID location;
    private UUID decision;
    private Long policyEpoch;

    private record Noun(String name, String id) {}

    private enum Kind {
        OLD,
        NEW,
        META,
        PERSONAL
    }

    private record Entry(Kind kind, Noun noun, String field, Object value) {}

    /**
     * Names the object. The first one that the outermost use case names is the event's; naming the same noun again corrects
     * the id.
     *
     * @param id as text or a typed id; null for an object that has none yet
     */
    public EventDraft entity(String noun, Object id) {
        current = new Noun(noun, id == null ? null : id.toString());
        boolean sameObject = outer.size() == eventDepth && noun.equals(event.name());
        if (outer.size() < eventDepth || sameObject) {
            event = current;
            eventDepth = outer.size();
        }
        return this;
    }

    /** Why, in the words of the person who did it. */
    public EventDraft reason(String text) {
        reason = text;
        return this;
    }

    public EventDraft location(LocationId id) {
        location = id == null ? null : id.value();
        return this;
    }

    /** The authorization decision that allowed this, and the policy epoch it was made under; either may be null. */
    public EventDraft decision(UUID id, Long epoch) {
        decision = id;
        policyEpoch = epoch;
        return this;
    }

    /**
     * What a field was before.
     *
     * @param value text, number, truth value, enum constant, id, time, a list of these, or null
     */
    public EventDraft oldValue(String field, Object value) {
        return add(Kind.OLD, field, value);
    }

    /** What a field is now; values as in {@link #oldValue}. */
    public EventDraft newValue(String field, Object value) {
        return add(Kind.NEW, field, value);
    }

    /**
     * A secret that was there before, such as a token: the log keeps its HMAC under a key of the tenant, so that equal ones can be
     * matched and none be read. Null when there was none.
     */
    public EventDraft oldSecret(String field, String value) {
        return add(Kind.OLD, field, value == null ? null : new Redacted(value));
    }

    /** A secret that is there now; see {@link #oldSecret}. */
    public EventDraft newSecret(String field, String value) {
        return add(Kind.NEW, field, value == null ? null : new Redacted(value));
    }

    /** Something else worth knowing; values as in {@link #oldValue}. */
    public EventDraft meta(String key, Object value) {
        return add(Kind.META, key, value);
    }

    /**
     * A value about a person, kept encrypted and committed to: about the user or invited person that the entity names, else
     * about the caller. Null is no value.
     */
    public EventDraft personal(String field, String value) {
        return value == null ? this : add(Kind.PERSONAL, field, value);
    }

    private EventDraft add(Kind kind, String field, Object value) {
        entries.add(new Entry(kind, current, field, value));
        return this;
    }

    /** Begins an audited call. True when it is the outermost of its transaction and so has to write the event. */
    boolean open() {
        boolean outermost = outer.isEmpty();
        if (outermost) {
            clear();
        }
        outer.push(current);
        return outermost;
    }

    /** Ends an audited call; the last one leaves the draft empty for the next event of this transaction. */
    void close() {
        current = outer.pop();
        if (outer.isEmpty()) {
            clear();
        }
    }

    private void clear() {
        entries.clear();
        current = NONE;
        event = NONE;
        eventDepth = Integer.MAX_VALUE;
        reason = null;
        location = null;
        decision = null;
        policyEpoch = null;
    }

    /** What was told so far, allow-list applied. */
    public DraftContents contents() {
        Map<Kind, Map<String, Object>> clear = new EnumMap<>(Kind.class);
        List<DraftContents.Personal> personal = new ArrayList<>();
        for (Entry entry : entries) {
            String key = keyOf(entry);
            if (entry.kind() != Kind.PERSONAL) {
                boolean allowed = allows(entry);
                valuesOf(clear, entry.kind()).put(key, allowed ? entry.value() : withheld(entry));
            } else if (RecordedFields.allowsPersonal(entry.noun().name(), entry.field())) {
                boolean ofCaller = !RecordedFields.isPerson(entry.noun().name());
                personal.add(new DraftContents.Personal(
                        key,
                        (String) entry.value(),
                        ofCaller ? null : entry.noun().id(),
                        ofCaller));
            } else {
                valuesOf(clear, Kind.META).put(key, withheld(entry));
            }
        }
        var details = new Details(
                event.name().isEmpty() ? null : event.name(),
                event.id(),
                location,
                reason,
                clear.get(Kind.OLD),
                clear.get(Kind.NEW),
                valuesOf(clear, Kind.META));
        return new DraftContents(details, decision, policyEpoch, personal);
    }

    private static boolean allows(Entry entry) {
        String noun = entry.noun().name();
        return entry.value() instanceof Redacted
                ? RecordedFields.allowsSecret(noun, entry.field())
                : RecordedFields.allowsClear(noun, entry.field())
                        || (entry.value() == null && RecordedFields.allowsSecret(noun, entry.field()));
    }

    private String keyOf(Entry entry) {
        String noun = entry.noun().name();
        return noun.isEmpty() || noun.equals(event.name()) ? entry.field() : noun + "." + entry.field();
    }

    private static Map<String, Object> valuesOf(Map<Kind, Map<String, Object>> clear, Kind kind) {
        return clear.computeIfAbsent(kind, k -> new TreeMap<>());
    }

    private static String withheld(Entry entry) {
        LOG.warning(() -> "The audit log does not take field '" + entry.field() + "' of '"
                + entry.noun().name() + "': list it in RecordedFields, or stop giving it.");
        return NOT_RECORDED;
    }
}
