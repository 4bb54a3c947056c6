package io.holdfast.webshared.auth;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a browser sent a request for a page of a site that the settings name. */
public final class TrustedSite {
    private static final String ATTRIBUTE = TrustedSite.class.getName();

    private TrustedSite() {}

    /** Notes it; for the filter that compares. */
    public static void note(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, Boolean.TRUE);
    }

    /** True when {@code holdfast.cors.*} names the origin of this request. */
    public static boolean sent(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) == Boolean.TRUE;
    }
}
