package io.holdfast.webshared.ui;

import io.holdfast.webshared.auth.CsrfToken;
import io.holdfast.webshared.auth.HoldfastAuthentication;
import io.holdfast.webshared.auth.SessionCookie;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a plain form of a page that keeps no view carries, so that no other site can send it in the viewer's name, and so that a page of
 * one organization changes nothing in another one that the viewer has entered or left meanwhile.
 */
@Named
@RequestScoped
public class FormToken {
    /** The name of the hidden field. */
    public static final String FIELD = "csrf";

    @Inject
    HttpServletRequest request;

    /** The value of the hidden field; empty without a session cookie, and then no form is taken. */
    public String getValue() {
        return SessionCookie.of(request)
                .map(token -> CsrfToken.of(token) + place(request))
                .orElse("");
    }

    /** True when the form that was sent carries the token of the session that sent it. */
    public static boolean carriedBy(HttpServletRequest form) {
        String sent = form.getParameter(FIELD);
        String place = place(form);
        return sent != null
                && sent.endsWith(place)
                && SessionCookie.of(form)
                        .filter(token -> CsrfToken.matches(token, sent.substring(0, sent.length() - place.length())))
                        .isPresent();
    }

    /** Which switch the session acts by; empty where it belongs. */
    private static String place(HttpServletRequest request) {
        Object entered = request.getAttribute(HoldfastAuthentication.ENTERED);
        return entered == null ? "" : "." + entered;
    }
}
