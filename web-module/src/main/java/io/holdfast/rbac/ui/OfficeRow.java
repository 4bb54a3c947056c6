package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.ui.HandoverForm.Part;
import io.holdfast.rbac.usecase.ReadingOffices.Office;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** One office on its page: who holds it, and what was or can be written for its hand-over. */
public final class OfficeRow {
    private final Office office;
    private final HeldWords words;
    private final Part written;
    private final OfficeTerm proposed;
    private final List<FieldError> faults;

    /**
     * @param written what the form said of it; null when there was none
     * @param faults what is wrong with that, by the member of a row
     */
    OfficeRow(Office office, HeldWords words, Part written, List<FieldError> faults) {
        this.office = office;
        this.words = words;
        this.written = written;
        this.faults = faults;
        AssignedRole holder = office.holder();
        LocalDate end = holder == null || holder.validTo() == null
                ? null
                : LocalDate.ofInstant(holder.validTo(), words.clock().zone());
        this.proposed = OfficeTerm.after(end, words.clock().today());
    }

    /** What names the office in the form. */
    static String keyOf(Office office) {
        return office.holder() == null
                ? HandoverForm.keyOf(office.role())
                : office.holder().id().toString();
    }

    public String getKey() {
        return keyOf(office);
    }

    public String getTitle() {
        String where = office.scope().type() == Scope.Type.TENANT ? "" : ", " + words.place(office.scope());
        return Words.role(office.role()) + where;
    }

    /** The member who holds it; null when nobody does. */
    public String getHolder() {
        return office.holder() == null ? null : office.holder().user().toString();
    }

    /** "Dana Lee" or, for a label, whom it is about. */
    public String getName() {
        return office.holder() == null ? "nobody" : office.holder().name();
    }

    /** "until 30 Jun 2027"; "from 1 Jul 2027, without end". */
    public String getTerm() {
        if (office.holder() == null) {
            return "";
        }
        Instant end = office.holder().validTo();
        return (isLater() ? "from " + words.day(office.holder().validFrom()) + ", " : "")
                + (end == null ? "without end" : "until " + words.lastDay(end));
    }

    /** True when the term has not begun. */
    public boolean isLater() {
        return office.holder() != null
                && office.holder().validFrom().isAfter(words.clock().now());
    }

    /** True when the viewer may give the office. */
    public boolean isOpen() {
        return office.givable();
    }

    /** True when the present term is the viewer's to end, too. */
    public boolean isEnding() {
        return office.holder() != null && !office.own();
    }

    /** Why the present term, or all of it, is not the viewer's to change; null when it is. */
    public String getNote() {
        if (!office.givable()) {
            return "This office is not yours to give: it stands above the role by which you look after people, or holds more than you hand on.";
        }
        return office.own()
                ? "You hold it yourself, and nobody changes their own roles. You can say who follows; your own term ends as it does now, or another"
                        + " administrator ends it."
                : null;
    }

    public String getNext() {
        return written == null ? null : written.next();
    }

    public String getFrom() {
        return written == null ? proposed.first().toString() : written.from();
    }

    public String getTo() {
        return written == null ? proposed.last().toString() : written.to();
    }

    /** What can become of the present term. */
    public record Choice(String value, String label, boolean chosen) {}

    public List<Choice> getChoices() {
        return Stream.of(
                        choice("ENDS", "Ends the day before"),
                        choice("STAYS", "Goes on until then"),
                        choice("UNCHANGED", "Is not changed"),
                        choice(HandoverForm.LEAVES, "Ends, nobody follows"))
                .toList();
    }

    private Choice choice(String value, String label) {
        boolean chosen =
                written == null || written.former() == null ? value.equals("ENDS") : value.equals(written.former());
        return new Choice(value, label, chosen);
    }

    /** What is wrong with a member of it; null when nothing is. */
    public String errorAt(String member) {
        return faults.stream()
                .filter(fault -> fault.pointer().equals(member))
                .map(FieldError::detail)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong and stands at no field of the form; null when nothing is. */
    public String getOtherError() {
        List<String> fields = List.of("userId", "validFrom", "validTo");
        return faults.stream()
                .filter(fault -> !fields.contains(fault.pointer())
                        && !(isEnding() && fault.pointer().equals("assignment")))
                .map(FieldError::detail)
                .findFirst()
                .orElse(null);
    }
}
