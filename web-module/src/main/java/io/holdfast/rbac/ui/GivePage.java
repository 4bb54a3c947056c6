package io.holdfast.rbac.ui;

import io.holdfast.rbac.ui.PersonPage.Choice;
import io.holdfast.rbac.usecase.AssigningInBulk;
import io.holdfast.rbac.usecase.BulkAssignment;
import io.holdfast.rbac.usecase.BulkAssignment.Mode;
import io.holdfast.rbac.usecase.HypotheticalChange.OfBulk;
import io.holdfast.rbac.usecase.OfferingAssignments;
import io.holdfast.rbac.usecase.RowOutcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The form that gives a role to people who were chosen in the list. Those who may not have it are left out, and the page says why. */
@Named("giving")
@RequestScoped
public class GivePage {
    /** As many as one page of the list shows, and some. */
    private static final int MOST = 100;

    private static final int LONGEST = 255;

    @Inject
    OfferingAssignments offering;

    @Inject
    AssigningInBulk assigning;

    @Inject
    Effects effects;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private List<String> people;
    private AssignmentForm form;
    private OfferedChoices choices;
    private ForeseenEffect effect;
    private DomainException refusal;
    private List<RowOutcome> outcomes = List.of();

    /** Somebody who did not get it. */
    public record Refused(String email, String why) {}

    /** Does what the form asked for, and reads what can be chosen, before anything is written. */
    public void open() throws IOException {
        form = AssignmentForm.of(request);
        people = chosen();
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            if (isTaken()) {
                answer.redirect(request.getContextPath() + "/people?notice=" + Notice.ROLES_GIVEN.word());
                return;
            }
            if (refusal != null) {
                answer.setResponseStatus(refusal.code().status());
            }
        }
        choices = new OfferedChoices(offering.offer(), form);
    }

    private List<String> chosen() {
        String[] sent = request.getParameterValues("person");
        return sent == null
                ? List.of()
                : Stream.of(sent)
                        .map(one -> one.strip().toLowerCase(Locale.ROOT))
                        .filter(one -> !one.isEmpty() && one.length() <= LONGEST && one.indexOf('\0') < 0)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }

    /** Gives the role, or shows what that would do. @return true when everybody has it */
    private boolean isTaken() {
        try {
            BulkAssignment bulk = bulk();
            if ("give".equals(request.getParameter("deed"))) {
                outcomes = assigning.assign(bulk).rows();
                return outcomes.stream().noneMatch(RowOutcome::isRefused);
            }
            effect = effects.of(new OfBulk(bulk));
        } catch (DomainException refused) {
            if (refused.code() != ProblemCode.INVALID_FIELD) {
                throw refused;
            }
            refusal = refused;
        }
        return false;
    }

    private BulkAssignment bulk() {
        String role = form.chosenRole();
        var place = form.place();
        var from = form.begin(when.clock().zone(), when.clock().today());
        var to = form.end(when.clock().zone());
        return new BulkAssignment(
                Mode.EACH,
                people.stream()
                        .map(email -> new BulkAssignment.Row(null, email, false, role, place, from, to))
                        .toList());
    }

    /** Who was chosen, by their addresses; after a part of them got it, the others. */
    public List<String> getPeople() {
        return outcomes.isEmpty()
                ? people
                : getRefused().stream().map(Refused::email).toList();
    }

    /** Who did not get it; empty when nothing was given yet. */
    public List<Refused> getRefused() {
        return outcomes.stream()
                .filter(RowOutcome::isRefused)
                .map(one -> new Refused(people.get(one.row()), one.refusal().detail()))
                .toList();
    }

    /** How many got it. */
    public long getGiven() {
        return outcomes.stream().filter(one -> !one.isRefused()).count();
    }

    public List<Choice> getRoleChoices() {
        return choices.roles();
    }

    public List<Choice> getPlaceChoices() {
        return choices.places();
    }

    public String getFrom() {
        return form.from();
    }

    public String getTo() {
        return form.to();
    }

    /** What giving would do; null when that was not asked. */
    public ForeseenEffect getEffect() {
        return effect;
    }

    /** What is wrong with a field; null when nothing is. */
    public String errorAt(String pointer) {
        return refusal == null
                ? null
                : refusal.errors().stream()
                        .filter(error -> error.pointer().contains(pointer))
                        .map(FieldError::detail)
                        .findFirst()
                        .orElse(null);
    }
}
