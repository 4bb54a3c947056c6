package io.holdfast.rbac.ui;

import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.usecase.AdministeringInvitations;
import io.holdfast.identity.usecase.ReadingInvitations;
import io.holdfast.identity.usecase.ReadingInvitations.InvitationSheet;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Somebody who is invited: to what, until when, and the forms that send it again and withdraw it. */
@Named("invitation")
@RequestScoped
public class InvitationPage {
    private static final Set<ProblemCode> SAID_AT_THE_FORM =
            EnumSet.of(ProblemCode.CONFLICT, ProblemCode.ASSIGNMENT_REFUSED, ProblemCode.TOO_MUCH_MAIL);

    @Inject
    ReadingInvitations reading;

    @Inject
    AdministeringInvitations inviting;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private InvitationSheet sheet;
    private String refusal;

    /** Reads the invitation, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        UUID id = PageForm.id(request, "invitation");
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            try {
                answer.redirect(request.getContextPath() + taken(id));
                return;
            } catch (DomainException refused) {
                if (!SAID_AT_THE_FORM.contains(refused.code())) {
                    throw refused;
                }
                refusal = refused.getMessage();
                answer.setResponseStatus(refused.code().status());
            }
        }
        sheet = reading.one(id);
    }

    /** @return where to go on */
    private String taken(UUID id) {
        String deed = String.valueOf(request.getParameter("deed"));
        if (deed.equals("resend")) {
            inviting.renew(id);
            return "/invitations/" + id + "?notice=" + Notice.INVITATION_SENT_AGAIN.word();
        }
        if (deed.equals("withdraw")) {
            inviting.revoke(id);
            return "/people?notice=" + Notice.INVITATION_WITHDRAWN.word();
        }
        throw new DomainException(ProblemCode.INVALID_PARAMETER, "'deed' is none of this page.");
    }

    public Member getInvited() {
        return sheet.invited();
    }

    public Tag getState() {
        return PeoplePage.state(sheet.invited(), when.clock());
    }

    public boolean isMayChange() {
        return sheet.mayChange();
    }

    public String getRole() {
        return Words.role(promise().role());
    }

    public String getWhere() {
        return words().place(promise().scope());
    }

    /** "as soon as they join", or the day. */
    public String getFrom() {
        return promise().from() == null
                ? "as soon as they join"
                : words().day(promise().from());
    }

    public String getTo() {
        return promise().to() == null ? "no end" : words().lastDay(promise().to());
    }

    /** Who invited; a dash when no member did. */
    public String getInviter() {
        UserId by = promise().invitedBy();
        return sheet.names().person(by == null ? null : by.value()).orElse("–");
    }

    public String getSent() {
        return when.clock().ago(sheet.invitation().sentAt());
    }

    public String getUntil() {
        return words().day(sheet.invitation().expiresAt());
    }

    /** Why nothing was done; null when something was. */
    public String getRefusal() {
        return refusal;
    }

    private Promise promise() {
        return sheet.invitation().promise();
    }

    private HeldWords words() {
        return new HeldWords(sheet.names(), when.clock());
    }
}
