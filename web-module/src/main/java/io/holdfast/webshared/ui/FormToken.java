package io.holdfast.webshared.ui;

import io.holdfast.webshared.auth.CsrfToken;
import io.holdfast.webshared.auth.SessionCookie;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What a plain form of a page that keeps no view carries, so that no other site can send it in the viewer's name. */
@Named
@RequestScoped
public class FormToken {
    /** The name of the hidden field. */
    public static final String FIELD = "csrf";

    @Inject
    HttpServletRequest request;

    /** The value of the hidden field; empty without a session cookie, and then no form is taken. */
    public String getValue() {
        return SessionCookie.of(request).map(CsrfToken::of).orElse("");
    }

    /** True when the form that was sent carries the token of the session that sent it. */
    public static boolean carriedBy(HttpServletRequest form) {
        return SessionCookie.of(form)
                .filter(token -> CsrfToken.matches(token, form.getParameter(FIELD)))
                .isPresent();
    }
}
