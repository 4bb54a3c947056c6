package io.holdfast.rbac.model;

import java.util.Locale;

/** The tables whose rows say who may do what. */
public enum PermissionTable {
    ORGANIZATION_PERMISSIONS,
    ORGANIZATION_PERMISSION_TEMPLATES,
    ORGANIZATION_TEMPLATE_VERSIONS,
    ROLE_PERMISSIONS,
    USER_ROLES,
    PERMISSION_DENIES,
    ROLE_HIERARCHY,
    SEPARATION_SETS,
    SEPARATION_SET_ROLES;

    /** As the database calls it. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The table of a name. @throws IllegalArgumentException when it is none of these */
    static PermissionTable of(String tableName) {
        return valueOf(tableName.toUpperCase(Locale.ROOT));
    }
}
