package io.holdfast.identity.ui;

import io.holdfast.identity.usecase.SignedIn;
import io.holdfast.identity.usecase.SigningIn;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.Transport;
import io.holdfast.webshared.auth.SessionCookie;
import io.holdfast.webshared.ui.OwnPath;
import io.holdfast.webshared.ui.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The sign-in form. The page keeps no view on the server: it may stay open overnight, and any node may take the answer.
 */
@Named("signingIn")
@RequestScoped
public class SigningInPage {
    private static final int MINUTE = 60;

    @Inject
    SigningIn signingIn;

    @Inject
    Viewer viewer;

    @Inject
    HttpServletRequest request;

    // Not null: a form may be sent without its fields, and then nobody fills them in.
    private String email = "";
    private String password = "";
    private String problem;
    private List<Organization> organizations = List.of();

    /** One organization to choose from, when the person belongs to several. */
    public record Organization(String slug, String name) {}

    /** Nobody signs in twice: who has a session goes on to where they wanted to be. */
    public void open() throws IOException {
        if (viewer.isSignedIn() && !FacesContext.getCurrentInstance().isPostback()) {
            goOn();
        }
    }

    public void signIn() throws IOException {
        try {
            SignedIn signedIn = signingIn.signIn(email, password, request.getParameter("organization"));
            var response = (HttpServletResponse)
                    FacesContext.getCurrentInstance().getExternalContext().getResponse();
            SessionCookie.set(response, signedIn.sessionToken());
            goOn();
        } catch (DomainException refusal) {
            explain(refusal);
        }
    }

    private void explain(DomainException refusal) {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .setResponseStatus(refusal.code().status());
        switch (refusal.code()) {
            case SIGN_IN_FAILED -> problem = "E-mail address and password do not fit. Check both and try again.";
            case SIGN_IN_LOCKED -> problem = "Too many attempts. You can try again in " + minutes(refusal) + ".";
            case TENANT_REQUIRED -> organizations = organizationsOf(refusal);
            default -> problem = refusal.getMessage();
        }
    }

    private static String minutes(DomainException refusal) {
        if (refusal.members().get("retryAfterSeconds") instanceof Number seconds) {
            long minutes = Math.max(1, (seconds.longValue() + MINUTE - 1) / MINUTE);
            return minutes == 1 ? "1 minute" : minutes + " minutes";
        }
        return "a few minutes";
    }

    private static List<Organization> organizationsOf(DomainException refusal) {
        return refusal.members().get("tenants") instanceof List<?> tenants
                ? tenants.stream().map(SigningInPage::organization).toList()
                : List.of();
    }

    private static Organization organization(Object tenant) {
        var members = (Map<?, ?>) tenant;
        return new Organization(String.valueOf(members.get("slug")), String.valueOf(members.get("name")));
    }

    private void goOn() throws IOException {
        String next = getNext();
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(request.getContextPath() + (next == null ? "/dashboard" : next));
    }

    /** Where to go afterwards; null unless it is a path of this site. */
    public String getNext() {
        return OwnPath.of(request.getParameter("next")).map(OwnPath::toString).orElse(null);
    }

    /** False where the browser would drop our cookie: a sign-in would succeed and lead back to this page. */
    public boolean isPossible() {
        return Transport.keepsSecureCookies(request);
    }

    public String getHost() {
        return request.getServerName();
    }

    /** Why the last attempt failed; null before the first one. */
    public String getProblem() {
        return problem;
    }

    /** The organizations to choose from; empty unless the password was right and the choice is missing. */
    public List<Organization> getOrganizations() {
        return organizations;
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
