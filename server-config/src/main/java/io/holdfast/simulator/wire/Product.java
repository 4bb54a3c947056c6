package io.holdfast.simulator.wire;

import java.util.Locale;

/** The address spaces of the simulator, told apart by the first path segments. */
public enum Product {
    OAUTH,
    CRM,
    PROJECTS,
    BOOKS,
    CONTROL,
    NONE;

    /** Returns the product that owns the path, {@link #NONE} when no one does. Never null. */
    public static Product of(String path) {
        if (path.startsWith("/oauth/")) {
            return OAUTH;
        }
        if (path.startsWith("/crm/")) {
            return CRM;
        }
        if (path.startsWith("/api/v3/") || path.startsWith("/api/v3.1/")) {
            return PROJECTS;
        }
        if (path.startsWith("/books/")) {
            return BOOKS;
        }
        return path.startsWith("/_control/") ? CONTROL : NONE;
    }

    /** Returns the lower-case name used in the call log and in fault filters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
