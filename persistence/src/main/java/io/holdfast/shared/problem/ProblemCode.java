package io.holdfast.shared.problem;

import java.util.Locale;

/**
 * Every way in which Holdfast refuses a request. The code is stable, documented in {@code docs/API-ERRORS.md}, and carries
 * its HTTP status, so that one mapper serves all of them.
 */
public enum ProblemCode {
    INVALID_PARAMETER("CORE-0001", 400, "A parameter is not valid"),
    MALFORMED_BODY("CORE-0002", 400, "The body cannot be read"),
    INVALID_FIELD("CORE-0003", 422, "A field is not valid"),
    NOT_FOUND("CORE-0004", 404, "Not found"),
    METHOD_NOT_ALLOWED("CORE-0005", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("CORE-0006", 406, "No representation fits the Accept header"),
    UNSUPPORTED_MEDIA_TYPE("CORE-0007", 415, "The content type is not supported"),
    BODY_TOO_LARGE("CORE-0008", 413, "The body is too large"),
    URI_TOO_LONG("CORE-0009", 414, "The address is too long"),
    CONFLICT("CORE-0010", 409, "The request conflicts with the present state"),
    TOO_MANY_REQUESTS("CORE-0011", 429, "Too many requests"),
    REFUSED("CORE-0012", 400, "The request was refused"),
    REQUEST_TIMEOUT("CORE-0013", 408, "The request did not arrive in time"),
    PRECONDITION_FAILED("CORE-0014", 412, "It has been changed meanwhile"),
    INTERNAL("CORE-0500", 500, "Something went wrong on our side"),
    UNAVAILABLE("CORE-0503", 503, "A service that this needs does not answer"),

    UNAUTHENTICATED("AUTH-1001", 401, "Not signed in"),
    SIGN_IN_FAILED("AUTH-1002", 401, "Sign-in failed"),
    SIGN_IN_LOCKED("AUTH-1003", 429, "Too many sign-in attempts"),
    TENANT_REQUIRED("AUTH-1004", 409, "Choose an organization"),
    INVITATION_INVALID("AUTH-1005", 422, "The invitation is not valid"),
    PASSWORD_REFUSED("AUTH-1006", 422, "The password is not accepted"),
    CROSS_SITE_REFUSED("AUTH-1007", 403, "The request did not come from this site"),

    PERMISSION_DENIED("RBAC-2001", 403, "Permission denied"),
    ASSIGNMENT_REFUSED("RBAC-2002", 403, "The role is not yours to give or take there"),
    SETTING_REFUSED("RBAC-2003", 403, "What the role holds is not yours to change like this"),
    PERMISSION_LOCKED("RBAC-2004", 409, "The permission is locked from above"),
    ROLE_REFUSED("RBAC-2005", 403, "What the role would hold is not yours to give"),
    SEPARATION_VIOLATED("RBAC-2006", 409, "The roles are kept apart"),
    SEPARATION_REFUSED("RBAC-2007", 403, "The set of roles is not yours to change"),
    HANDOVER_REFUSED("RBAC-2008", 422, "The offices cannot be handed over like this"),
    BULK_REFUSED("RBAC-2030", 422, "Rows of the bulk may not be"),

    AUDIT_UNAVAILABLE("AUDIT-3001", 503, "The audit log cannot be written"),
    EXPORT_TOO_LONG("AUDIT-3002", 422, "More events fit than an export may hold"),
    NOT_PROVEN_YET("AUDIT-3003", 409, "No checkpoint covers that yet"),

    ZOHO_UNAVAILABLE("ZOHO-4001", 503, "Zoho does not answer"),
    ZOHO_THROTTLED("ZOHO-4002", 503, "Zoho asks us to wait"),
    ZOHO_NOT_CONNECTED("ZOHO-4003", 503, "Zoho is not connected"),

    TOO_MUCH_MAIL("MAIL-6001", 429, "Too much mail");

    private final String code;
    private final int status;
    private final String title;

    ProblemCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** The stable code, for instance {@code CORE-0004}. */
    public String code() {
        return code;
    }

    /** The HTTP status that this problem is answered with. */
    public int status() {
        return status;
    }

    /** One sentence that is the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The RFC 9457 {@code type}: a URN that names the kind of problem. */
    public String type() {
        return "urn:holdfast:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
