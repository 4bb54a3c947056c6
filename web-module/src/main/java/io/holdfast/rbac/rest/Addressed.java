package io.holdfast.rbac.rest;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;

/** Which organization, and which state of it, a request is about. */
final class Addressed {
    /** For the description of {@code organizationId}. */
    static final String WHOSE = "an organization below the caller's; absent: the caller's own";

    private Addressed() {}

    /** The organization of {@code organizationId}; null for the caller's own. */
    static TenantId organization(String text) {
        return text == null ? null : new TenantId(Uuids.parse("organizationId", text));
    }

    /** The tag of {@code If-Match}; null for whatever it is. A weak tag or a list matches nothing: it is compared as it stands. */
    static String tag(String ifMatch) {
        return ifMatch == null || ifMatch.equals("*") ? null : ifMatch.replaceFirst("^\"(.*)\"$", "$1");
    }
}
