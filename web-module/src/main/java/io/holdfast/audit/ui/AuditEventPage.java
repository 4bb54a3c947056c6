package io.holdfast.audit.ui;

import io.holdfast.audit.model.AuditEvent;
import io.holdfast.audit.model.PersonalValue;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.audit.usecase.EventProof;
import io.holdfast.audit.usecase.ProvingEvents;
import io.holdfast.audit.usecase.SearchingAudit;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.Device;
import io.holdfast.webshared.ui.PageAddressFilter;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** One event: who did what to what, from where, what was before and what is since. */
@Named("auditEvent")
@RequestScoped
public class AuditEventPage {
    private static final Map<String, String> SCREENS = Map.of("project", "/projects/", "invoice", "/invoices/");
    private static final Set<String> SHOWN_APART =
            Set.of(PersonalValue.ACTOR_NAME, PersonalValue.ADDRESS, PersonalValue.USER_AGENT);

    @Inject
    SearchingAudit searching;

    @Inject
    ProvingEvents proving;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private RecordedEvent recorded;
    private AuditEvent event;
    private Entry entry;
    private EventProof proof;

    /** Reads the event before anything is written, so that an unknown one can still become the page for 404. */
    public void open() {
        recorded = searching.find(id());
        event = recorded.event();
        entry = Entry.of(recorded, when.clock());
        proof = proving.prove(event.id());
    }

    private UUID id() {
        try {
            return UUID.fromString(String.valueOf(request.getAttribute(PageAddressFilter.ID)));
        } catch (IllegalArgumentException e) {
            throw DomainException.notFound("event"); // what is no id names no event
        }
    }

    public Entry getEntry() {
        return entry;
    }

    /** "21 Nov 2026, 14:02:07". */
    public String getWhen() {
        LocalDate day = LocalDate.ofInstant(event.time(), when.clock().zone());
        return when.clock().day(day) + ", " + entry.time();
    }

    public Tag getOutcome() {
        return entry.outcome();
    }

    /** What the person stated, or why it was refused; null when nothing is recorded. */
    public String getReason() {
        return event.details().reason();
    }

    /** A field with what it was and what it is. Null where the event says nothing. */
    public record Change(String field, String before, String after) {
        /** True when the event tells the field, and it did not change. */
        public boolean isSame() {
            return before != null && before.equals(after);
        }
    }

    public List<Change> getChanges() {
        Map<String, Object> before = orEmpty(event.details().oldValues());
        Map<String, Object> after = orEmpty(event.details().newValues());
        Set<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .map(field -> new Change(EventWords.label(field), value(before, field), value(after, field)))
                .toList();
    }

    private static Map<String, Object> orEmpty(Map<String, Object> values) {
        return values == null ? Map.of() : values;
    }

    private static String value(Map<String, Object> values, String field) {
        return values.containsKey(field) ? EventWords.value(values.get(field)) : null;
    }

    /**
     * A line of the circumstances.
     *
     * @param query of the events that share it; null when there is no such search
     */
    public record Circumstance(String id, String label, String value, String query) {}

    public List<Circumstance> getCircumstances() {
        List<Circumstance> lines = new ArrayList<>();
        add(lines, "who", "Who", entry.who(), entry.whose());
        add(lines, "roles", "In the role", roles(), null);
        add(lines, "address", "From", shown(PersonalValue.ADDRESS, recorded.address()), null);
        add(lines, "device", "With", device(), null);
        add(
                lines,
                "action",
                "Action",
                event.act().action(),
                of(AuditAddress.ACTION, event.act().action()));
        add(lines, "object", "On", object(), entry.about());
        add(
                lines,
                "category",
                "Category",
                EventWords.label(event.act().category().name()),
                null);
        add(lines, "risk", "Risk", EventWords.label(event.act().risk().name()), null);
        event.details()
                .meta()
                .forEach((key, value) ->
                        add(lines, "meta-" + key, EventWords.label(key), EventWords.value(value), null));
        personal()
                .forEach(field -> add(
                        lines,
                        "personal-" + field,
                        EventWords.label(field),
                        shown(field, recorded.personal().get(field)),
                        null));
        String session = event.trace().session();
        add(lines, "session", "Session", session, of(AuditAddress.SESSION, session));
        add(
                lines,
                "request",
                "Request",
                event.trace().requestId(),
                of(AuditAddress.REQUEST, event.trace().requestId()));
        add(lines, "event", "Event", event.id().toString(), null);
        return lines;
    }

    private static void add(List<Circumstance> lines, String id, String label, String value, String query) {
        if (value != null) {
            lines.add(new Circumstance(id, label, value, query));
        }
    }

    private static String of(String parameter, String value) {
        return value == null ? null : AuditAddress.none().with(parameter, value).query();
    }

    private String roles() {
        List<String> roles = event.actor().roles();
        return roles.isEmpty() ? null : roles.stream().map(Words::role).collect(Collectors.joining(", "));
    }

    private String device() {
        String agent = recorded.userAgent();
        return agent == null ? shown(PersonalValue.USER_AGENT, null) : Device.of(agent) + " (" + agent + ")";
    }

    private String object() {
        String entity = event.details().entity();
        String id = event.details().entityId();
        return entity == null || id == null ? entry.object() : EventWords.noun(entity) + " " + id;
    }

    private Set<String> personal() {
        Set<String> fields = new TreeSet<>(event.commitments().keySet());
        fields.removeAll(SHOWN_APART);
        return fields;
    }

    private String shown(String field, String value) {
        return value == null && recorded.erased().contains(field) ? "erased" : value;
    }

    /** The screen of what it was done to; null when there is none. */
    public String getScreen() {
        String screen = event.details().entity() == null
                ? null
                : SCREENS.get(event.details().entity());
        return screen == null || event.details().entityId() == null
                ? null
                : screen + event.details().entityId();
    }

    public String getNoun() {
        return EventWords.noun(event.details().entity());
    }

    /** How far the event is proven. */
    public Tag getProofState() {
        return switch (proof.status()) {
            case PENDING -> Tag.neutral("Waits for its number");
            case NUMBERED -> Tag.neutral("Numbered");
            case PROVEN -> Tag.good("Proven");
            case CHANGED -> Tag.bad("Not as proven");
        };
    }

    /** The same in plain words. */
    public String getProofWords() {
        return switch (proof.status()) {
            case PENDING ->
                "It waits for its number since " + entry.time() + ". As a rule that takes less than a second.";
            case NUMBERED ->
                number()
                        + ", chained to the one before it. The next checkpoint will cover it, within seconds as a rule.";
            case PROVEN ->
                number() + ". The checkpoint of " + at(proof.checkpoint().signedAt()) + " over "
                        + count(proof.checkpoint().size()) + " events covers it.";
            case CHANGED ->
                number()
                        + ". What lies in the database is not the event that got this number: it was changed afterwards.";
        };
    }

    private String number() {
        return "Number " + count(proof.position().n()) + " of this log";
    }

    private static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private String at(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, when.clock().zone());
        return (day.equals(when.clock().today()) ? "" : when.clock().day(day) + ", ")
                + when.clock().time(moment);
    }

    /** True when there is a proof to download. */
    public boolean isProven() {
        return proof.status() == EventProof.Status.PROVEN;
    }

    /** Which personal values were erased, in words; null when none was. */
    public String getErased() {
        return recorded.erased().isEmpty()
                ? null
                : recorded.erased().stream()
                        .sorted()
                        .map(field -> EventWords.label(field).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** SHA-256 over the event's canonical bytes. */
    public String getFingerprint() {
        return recorded.leafHash();
    }
}
