package io.holdfast.rbac.ui;

import io.holdfast.identity.usecase.AdministeringInvitations;
import io.holdfast.identity.usecase.ReadingInvitations;
import io.holdfast.identity.usecase.ReadingInvitations.Foreseen;
import io.holdfast.mail.MailLanguage;
import io.holdfast.rbac.ui.PersonPage.Choice;
import io.holdfast.rbac.usecase.OfferingAssignments;
import io.holdfast.rbac.usecase.OfferingAssignments.Offered;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import io.holdfast.webshared.ui.Words.Ability;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The form that invites somebody, and what it would do. */
@Named("invite")
@RequestScoped
public class InvitePage {
    /** What the administrator can mend or has to be told; everything else becomes an error page. */
    private static final Set<ProblemCode> SAID_AT_THE_FORM = EnumSet.of(
            ProblemCode.INVALID_FIELD, ProblemCode.CONFLICT, ProblemCode.ASSIGNMENT_REFUSED, ProblemCode.TOO_MUCH_MAIL);

    @Inject
    OfferingAssignments offering;

    @Inject
    AdministeringInvitations inviting;

    @Inject
    ReadingInvitations reading;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private InvitationForm form;
    private Offered offered;
    private Foreseen foreseen;
    private DomainException refusal;

    /** Does what the form asked for, and reads what can be chosen, before anything is written. */
    public void open() throws IOException {
        form = InvitationForm.of(request);
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            String next = taken();
            if (next != null) {
                answer.redirect(request.getContextPath() + next);
                return;
            }
            if (refusal != null) {
                answer.setResponseStatus(refusal.code().status());
            }
        }
        offered = offering.offer();
    }

    /** @return where to go on; null when it was refused or only tried */
    private String taken() {
        try {
            var wish = form.wish(when.clock());
            if ("try".equals(request.getParameter("deed"))) {
                foreseen = reading.foresee(wish);
                return null;
            }
            return "/invitations/" + inviting.invite(wish).user() + "?notice=" + Notice.PERSON_INVITED.word();
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return null;
        }
    }

    public String getEmail() {
        return form.email();
    }

    public String getName() {
        return form.name();
    }

    public String getFrom() {
        return form.first().from();
    }

    public String getTo() {
        return form.first().to();
    }

    public List<Choice> getRoleChoices() {
        return new OfferedChoices(offered, form.first()).roles();
    }

    /** The client organizations that the viewer may invite into. */
    public List<Choice> getAccountChoices() {
        return offered.places().stream()
                .filter(one -> one.place().type() == Scope.Type.ACCOUNT)
                .map(one -> {
                    String id = one.place().id().toString();
                    return new Choice(id, one.name(), id.equals(form.account()));
                })
                .toList();
    }

    /** Where the first role may hold. */
    public List<Choice> getPlaceChoices() {
        return new OfferedChoices(offered, form.first()).places();
    }

    /** The languages of mails, each by its own name. */
    public List<Choice> getLanguageChoices() {
        return Arrays.stream(MailLanguage.values())
                .map(language -> {
                    Locale locale = Locale.forLanguageTag(language.word());
                    String name = locale.getDisplayLanguage(locale);
                    return new Choice(
                            language.word(),
                            name.substring(0, 1).toUpperCase(locale) + name.substring(1),
                            language.word().equals(form.language()));
                })
                .toList();
    }

    /** True when it was asked what the invitation would give, and nothing at a field was wrong. */
    public boolean isForeseen() {
        return foreseen != null;
    }

    /** What the role would let the newcomer do, by verb. */
    public List<Ability> getAbilities() {
        return Words.abilities(foreseen.permissions());
    }

    /** Why the viewer could not invite like this; null when they could. */
    public String getForeseenRefusal() {
        return foreseen.refusal();
    }

    /** Why nobody was invited, when it is about no field; null otherwise. */
    public String getRefusal() {
        return refusal == null || !refusal.errors().isEmpty() ? null : refusal.getMessage();
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
