package io.holdfast.audit.ui;

import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.audit.ui.Entry.Day;
import io.holdfast.audit.usecase.EventPage;
import io.holdfast.audit.usecase.SearchingAudit;
import io.holdfast.audit.usecase.SearchingAudit.Asked;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The audit log, one page of it at a time; what is searched for stands in the address. */
@Named("audit")
@RequestScoped
public class AuditPage {
    private static final int ROWS = 50;

    @Inject
    SearchingAudit searching;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private AuditAddress address;
    private EventPage page;
    private List<Day> days = List.of();
    private String problem;

    /** Reads the page before anything is written. A filter that cannot be read is said at the form, which keeps it. */
    public void open() {
        address = AuditAddress.of(request);
        try {
            page = searching.list(new Asked(
                    address.filter(when.clock().zone()), address.order(), address.get(AuditAddress.CURSOR), ROWS));
            days = Entry.byDay(page.items(), when.clock());
        } catch (DomainException refusal) {
            if (refusal.code() != ProblemCode.INVALID_PARAMETER) {
                throw refusal;
            }
            problem = refusal.getMessage();
        }
    }

    /** What is wrong with the filters, and how to mend it; null when nothing is. */
    public String getProblem() {
        return problem;
    }

    public List<Day> getDays() {
        return days;
    }

    public boolean isFiltered() {
        return address.isFiltered();
    }

    /** What was asked for, by parameter; absent ones are null. */
    public String asked(String name) {
        return address.get(name);
    }

    /** A way to a much used search. */
    public record Shortcut(String id, String title, String query, boolean chosen) {}

    public List<Shortcut> getShortcuts() {
        return List.of(
                shortcut("all", "Everything", AuditAddress.none()),
                shortcut("refused", "Refused", AuditAddress.none().with(AuditAddress.OUTCOME, "DENIED")),
                shortcut("failed", "Failed", AuditAddress.none().with(AuditAddress.OUTCOME, "FAILED")),
                shortcut("high-risk", "High risk", AuditAddress.none().with(AuditAddress.RISK, "HIGH")),
                shortcut("sign-ins", "Sign-ins", AuditAddress.none().with(AuditAddress.CATEGORY, "AUTHENTICATION")));
    }

    private Shortcut shortcut(String id, String title, AuditAddress to) {
        return new Shortcut(id, title, to.query(), address.without().query().equals(to.query()));
    }

    /** A filter that is on, and the search without it. */
    public record Chip(String text, String without) {}

    public List<Chip> getChips() {
        return AuditAddress.FILTERS.stream()
                .filter(name -> address.get(name) != null)
                .map(name -> new Chip(chip(name), without(name).query()))
                .toList();
    }

    /** An object's id says nothing without its noun. */
    private AuditAddress without(String name) {
        return name.equals(AuditAddress.ENTITY) ? address.without(name, AuditAddress.ENTITY_ID) : address.without(name);
    }

    private String chip(String name) {
        String value = address.get(name);
        return switch (name) {
            case AuditAddress.USER -> "by " + person(value);
            case AuditAddress.OUTCOME, AuditAddress.RISK, AuditAddress.CATEGORY ->
                EventWords.label(name) + ": " + EventWords.label(value).toLowerCase(java.util.Locale.ROOT);
            case AuditAddress.FROM -> "from " + value;
            case AuditAddress.TO -> "until " + value;
            case AuditAddress.ENTITY_ID, AuditAddress.SESSION, AuditAddress.REQUEST, AuditAddress.LOCATION ->
                LABELS.get(name) + " " + EventWords.ending(value);
            default -> LABELS.get(name) + " " + value;
        };
    }

    private static final Map<String, String> LABELS = Map.of(
            AuditAddress.ACTION,
            "Action",
            AuditAddress.ENTITY,
            "On",
            AuditAddress.ENTITY_ID,
            "Id",
            AuditAddress.SESSION,
            "Session",
            AuditAddress.REQUEST,
            "Request",
            AuditAddress.LOCATION,
            "Location",
            AuditAddress.ADDRESS,
            "From address",
            AuditAddress.TEXT,
            "Words");

    /** The address of the person whose id was asked for, as far as this page knows it. */
    private String person(String asked) {
        if (page == null || asked.contains("@")) {
            return asked;
        }
        return page.items().stream()
                .map(RecordedEvent::actorName)
                .filter(name -> name != null)
                .findFirst()
                .orElse("user " + EventWords.ending(asked));
    }

    public boolean isOldestFirst() {
        return AuditAddress.OLDEST_FIRST.equals(address.get(AuditAddress.SORT));
    }

    /** The query of the same search in the other order. */
    public String getOtherOrder() {
        return isOldestFirst()
                ? address.without(AuditAddress.SORT).query()
                : address.with(AuditAddress.SORT, AuditAddress.OLDEST_FIRST).query();
    }

    /** The query of a file with exactly what is shown, all pages of it; null when the search cannot be read. */
    public String getExport() {
        return problem == null ? address.exported(when.clock().zone()) : null;
    }

    /** The query of a bundle of evidence with exactly what is shown, all pages of it; null when the search cannot be read. */
    public String getEvidence() {
        return problem == null ? address.proven(when.clock().zone()) : null;
    }

    /** A choice of a list field. */
    public record Choice(String value, String label, boolean chosen) {}

    public List<Choice> getOutcomes() {
        return Arrays.stream(Outcome.values())
                .map(o -> choice(AuditAddress.OUTCOME, o, EventWords.outcome(o).word()))
                .toList();
    }

    public List<Choice> getRisks() {
        return Arrays.stream(Risk.values())
                .map(risk -> choice(AuditAddress.RISK, risk, EventWords.label(risk.name())))
                .toList();
    }

    public List<Choice> getCategories() {
        return Arrays.stream(Category.values())
                .map(c -> choice(AuditAddress.CATEGORY, c, EventWords.label(c.name())))
                .toList();
    }

    private Choice choice(String parameter, Enum<?> value, String label) {
        return new Choice(value.name(), label, value.name().equals(address.get(parameter)));
    }

    /** True when this page starts somewhere behind the newest event. */
    public boolean isContinued() {
        return address.get(AuditAddress.CURSOR) != null;
    }

    /** The query of the newest page of the same search. */
    public String getFirst() {
        return address.without().query();
    }

    /** The query of the next page; null on the last one. */
    public String getNext() {
        return page == null || page.next() == null
                ? null
                : address.with(AuditAddress.CURSOR, page.next()).query();
    }
}
