package io.holdfast.identity.ui;

import io.holdfast.identity.usecase.SigningUp;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.Notice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Set;

/** Accepting an invitation: the address it was sent to, a name and a password. */
@Named("signingUp")
@RequestScoped
public class SigningUpPage {
    private static final Set<String> FIELDS = Set.of("name", "email", "password");

    @Inject
    SigningUp signingUp;

    private String invitation;
    private String name;
    private String email;
    private String password;

    public void signUp() throws IOException {
        try {
            signingUp.signUp(invitation, email, password, name);
            var external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(external.getRequestContextPath() + "/signin?notice=" + Notice.SIGNED_UP.word());
        } catch (DomainException refusal) {
            explain(refusal);
        }
    }

    private static void explain(DomainException refusal) {
        switch (refusal.code()) {
            case PASSWORD_REFUSED -> say("password", refusal.getMessage());
            case INVITATION_INVALID ->
                say(
                        null,
                        "This invitation is used, expired, or for another address. Ask the person who invited you for a new one.");
            default -> {
                if (refusal.errors().isEmpty()) {
                    say(null, refusal.getMessage());
                }
                refusal.errors().forEach(e -> say(e.pointer().replace("/", ""), e.detail()));
            }
        }
    }

    private static void say(String field, String text) {
        String client = field != null && FIELDS.contains(field) ? "signup:" + field : null;
        FacesContext.getCurrentInstance().addMessage(client, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
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
