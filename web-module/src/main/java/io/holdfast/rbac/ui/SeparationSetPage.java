package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.usecase.ReadingSeparation;
import io.holdfast.rbac.usecase.ReadingSeparation.SetSheet;
import io.holdfast.rbac.usecase.SeparatingDuties;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One set of roles that are kept apart: the form that makes, changes and removes it. */
@Named("separationSetPage")
@RequestScoped
public class SeparationSetPage {
    private static final String NEW = "new";
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(
            ProblemCode.INVALID_FIELD,
            ProblemCode.CONFLICT,
            ProblemCode.SEPARATION_REFUSED,
            ProblemCode.SEPARATION_VIOLATED);

    @Inject
    ReadingSeparation reading;

    @Inject
    SeparatingDuties separating;

    @Inject
    HttpServletRequest request;

    private SetSheet sheet;
    private SeparationForm form;
    private DomainException refusal;

    /** Reads the set, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        UUID id = PageForm.idOrNew(request, "set of roles");
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            form = SeparationForm.of(request);
            Notice done = taken(id);
            if (done != null) {
                answer.redirect(request.getContextPath() + "/separation?notice=" + done.word());
                return;
            }
            answer.setResponseStatus(refusal.code().status());
        }
        sheet = reading.sheet(id);
        if (form == null) {
            form = SeparationForm.of(sheet.set());
        } else if (sheet.set() != null) {
            // What was written stays in the form; saved again, it replaces what it was told of.
            form = form.at(sheet.set().version());
        }
    }

    /** Does what the form asks for. @return what to say of it; null when it was refused */
    private Notice taken(UUID id) {
        try {
            if ("remove".equals(request.getParameter("deed")) && id != null) {
                separating.remove(id);
                return Notice.SEPARATION_REMOVED;
            }
            if (id == null) {
                separating.create(form.kindOfSet(), form.definition());
            } else {
                separating.change(id, form.version(), form.definition());
            }
            return Notice.SEPARATION_SAVED;
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return null;
        }
    }

    public boolean isCreating() {
        return sheet.set() == null;
    }

    public String getTitle() {
        return isCreating() ? "Keep roles apart" : sheet.set().name();
    }

    /** The address of the page and its form. */
    public String getPath() {
        return "/separation/" + (isCreating() ? NEW : sheet.set().id());
    }

    /** Whether nobody may have the roles together at all; else no session may have them active. */
    public boolean isAlways() {
        return isCreating()
                ? !form.kind().equals(SeparationSet.Kind.DYNAMIC.name())
                : sheet.set().kind() == SeparationSet.Kind.STATIC;
    }

    public SeparationForm getForm() {
        return form;
    }

    /** A role that the set can name. */
    public record Choice(String value, String label, boolean checked) {}

    public List<Choice> getChoices() {
        return sheet.roles().stream()
                .map(role -> new Choice(role, Words.role(role), form.roles().contains(role)))
                .toList();
    }

    /** Why the form was not taken, when it is about no field of it; null otherwise. */
    public String getRefusal() {
        if (refusal == null || !refusal.errors().isEmpty()) {
            return null;
        }
        return refusal.members().get("violationCount") instanceof Long count
                ? refusal.getMessage() + (count == 1 ? " 1 person has" : " " + count + " people have")
                        + " them together."
                : refusal.getMessage();
    }

    /** What is wrong with a field; null when nothing is. */
    public String errorAt(String pointer) {
        return PageForm.errorAt(refusal, pointer);
    }
}
