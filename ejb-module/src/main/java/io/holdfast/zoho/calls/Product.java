package io.holdfast.zoho.calls;

import java.util.Locale;

/** The products of Zoho that we call, each with limits of its own. */
public enum Product {
    PROJECTS,
    BOOKS,
    CRM;

    /** The word in tables, settings and views, for instance {@code books}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
