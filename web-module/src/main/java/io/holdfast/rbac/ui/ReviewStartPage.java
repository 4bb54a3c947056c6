package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AccessReview.Silence;
import io.holdfast.rbac.usecase.OfferingReviews;
import io.holdfast.rbac.usecase.OfferingReviews.Coverable;
import io.holdfast.rbac.usecase.StartingReviews;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The form that begins an access review. */
@Named("reviewStart")
@RequestScoped
public class ReviewStartPage {
    private static final Set<ProblemCode> SAID_AT_THE_FORM =
            EnumSet.of(ProblemCode.INVALID_FIELD, ProblemCode.CONFLICT);

    @Inject
    StartingReviews starting;

    @Inject
    OfferingReviews offering;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private ReviewForm form;
    private Coverable coverable;
    private DomainException refusal;

    /** Does what the form asked for, and reads what can be chosen, before anything is written. */
    public void open() throws IOException {
        form = ReviewForm.of(request);
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            String begun = begun();
            if (begun != null) {
                answer.redirect(
                        request.getContextPath() + "/reviews/" + begun + "?notice=" + Notice.REVIEW_BEGUN.word());
                return;
            }
            answer.setResponseStatus(refusal.code().status());
        }
        coverable = offering.offer();
    }

    /** @return the id; null when it was refused */
    private String begun() {
        try {
            return starting.start(
                            form.plan(offering.meant(form.typed()), when.clock().zone()))
                    .id()
                    .toString();
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return null;
        }
    }

    public String getName() {
        return form.name();
    }

    public String getUntil() {
        return form.until();
    }

    public String getReviewers() {
        return form.reviewers();
    }

    public boolean isRevoking() {
        return Silence.REVOKE.name().equals(form.silence());
    }

    /** One of the choices of the form. */
    public record Choice(String value, String label, boolean chosen) {}

    /** The whole organization, its roles, and its places. */
    public List<Choice> getCovering() {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(Scope.Type.TENANT.word(), "Every role in the whole organization"));
        coverable
                .roles()
                .forEach(role -> choices.add(
                        choice(ReviewForm.ofRole(role.name()), "Only the role " + Words.role(role.name()))));
        coverable.places().stream()
                .filter(one -> one.place().type() != Scope.Type.TENANT)
                .forEach(one -> choices.add(choice(
                        ExplainQuestion.written(one.place()),
                        "Only at " + one.name() + " (" + one.place().type().word() + ")")));
        return choices;
    }

    private Choice choice(String value, String label) {
        return new Choice(value, label, value.equals(form.covers()));
    }

    /** Why nothing was begun, when it is about no field; null otherwise. */
    public String getRefusal() {
        return refusal == null || !refusal.errors().isEmpty() ? null : refusal.getMessage();
    }

    /** What is wrong with a field; null when nothing is. */
    public String errorAt(String pointer) {
        return PageForm.errorAt(refusal, pointer);
    }

    /** What is wrong with what it covers. */
    public String getCoverError() {
        String ofRole = errorAt("/role");
        return ofRole == null ? errorAt("/scope") : ofRole;
    }
}
