package io.holdfast.webshared.auth;

import jakarta.servlet.http.HttpServletRequest;

/** What a request authenticated with, or why that failed. The mechanism notes it; filters answer by it. */
public enum Evidence {
    /** Nothing was sent. */
    NONE,
    BEARER,
    OPERATOR,
    COOKIE,
    /** Something was sent that does not hold: malformed, forged, expired, or of an ended session. */
    REFUSED,
    /** It could not be checked: the database does not answer. */
    UNCHECKED;

    private static final String ATTRIBUTE = Evidence.class.getName();

    void note(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The evidence of a request. Never null. */
    public static Evidence of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Evidence evidence ? evidence : NONE;
    }
}
