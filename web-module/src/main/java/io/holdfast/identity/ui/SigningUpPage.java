package io.holdfast.identity.ui;

import io.holdfast.identity.usecase.SigningUp;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.Notice;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Accepting an invitation: the address it was sent to, a name and a password. */
@Named("signingUp")
@RequestScoped
public class SigningUpPage {
    private static final Set<String> FIELDS = Set.of("name", "email", "password");

    @Inject
    SigningUp signingUp;

    @Inject
    HttpServletRequest request;

    // Not null: a form may be sent without its fields, and then nobody fills them in.
    private String invitation = "";
    private String name = "";
    private String email = "";
    private String password = "";
    private String problem;

    /** A form that is shown again after an error in a field is shown for the same invitation: nothing else has set it yet. */
    @PostConstruct
    void open() {
        Stream.of("invitation", "signup:invitation")
                .map(request::getParameter)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(sent -> invitation = sent);
    }

    public void signUp() throws IOException {
        try {
            signingUp.signUp(invitation, email, password, name);
            var external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(external.getRequestContextPath() + "/signin?notice=" + Notice.SIGNED_UP.word());
        } catch (DomainException refusal) {
            explain(refusal);
        }
    }

    /** What is about a field is said at the field; everything else above the form. */
    private void explain(DomainException refusal) {
        boolean atFields = !refusal.errors().isEmpty();
        for (var error : refusal.errors()) {
            String field = error.pointer().replace("/", "");
            if (FIELDS.contains(field)) {
                FacesContext.getCurrentInstance()
                        .addMessage(
                                "signup:" + field,
                                new FacesMessage(FacesMessage.SEVERITY_ERROR, error.detail(), error.detail()));
            } else {
                atFields = false;
            }
        }
        if (!atFields || refusal.code() == ProblemCode.INVITATION_INVALID) {
            problem = refusal.getMessage();
        }
    }

    /** Why the last attempt failed as a whole; null when it did not. */
    public String getProblem() {
        return problem;
    }

    public String getInvitation() {
        return invitation;
    }

    public void setInvitation(String invitation) {
        this.invitation = invitation;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
