package io.holdfast.shared.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The permission keys that the product's own code asks for. The key is what is stored and shown; the catalogue of a tenant
 * may hold further ones. {@link #ANYONE} and {@link #SIGNED_IN} are not in any catalogue: they say in words that a use case
 * is open, so that silence can be a deployment error.
 */
public enum Permission {
    /** No permission needed, not even a sign-in. */
    ANYONE("anyone"),
    /** Every signed-in person, for what is their own. */
    SIGNED_IN("signed-in"),
    /** The operator of this installation, through the launcher and its secret. */
    OPERATE("operate"),
    /** A registered program, for decisions about its tenant and nothing else. */
    ASK_DECISIONS("ask-decisions"),

    READ_OWN_PROJECTS("read:own-projects"),
    READ_ACCOUNT_PROJECTS("read:account-projects"),
    READ_ALL_PROJECTS("read:all-projects"),
    UPDATE_PROJECT_STATUS("update:project-status"),
    READ_OWN_INVOICES("read:own-invoices"),
    READ_ACCOUNT_INVOICES("read:account-invoices"),
    READ_ALL_INVOICES("read:all-invoices"),
    UPLOAD_FILES("upload:files"),
    DOWNLOAD_FILES("download:files"),
    ACCESS_TECHNICAL_DATA("access:technical-data"),
    MANAGE_ACCOUNT_USERS("manage:account-users"),
    MANAGE_ALL_USERS("manage:all-users"),
    VIEW_ACCOUNT_ANALYTICS("view:account-analytics"),
    VIEW_ALL_ANALYTICS("view:all-analytics"),
    MANAGE_SYSTEM("manage:system"),
    VIEW_AUDIT_LOGS("view:audit-logs"),
    MANAGE_AUDIT("manage:audit"),
    EXPLAIN_DECISIONS("explain:decisions"),
    MANAGE_PERMISSIONS("manage:permissions"),
    MANAGE_TENANTS("manage:tenants"),
    MANAGE_LOCATIONS("manage:locations"),
    MANAGE_SENSORS("manage:sensors"),
    MANAGE_RULES("manage:rules"),
    RECORD_READINGS("record:readings"),
    COMPLETE_CHECKLISTS("complete:checklists"),
    ACKNOWLEDGE_ALARMS("acknowledge:alarms"),
    PERFORM_CORRECTIVE_ACTIONS("perform:corrective-actions"),
    VERIFY_CORRECTIVE_ACTIONS("verify:corrective-actions"),
    SIGN_RECORDS("sign:records"),
    REVIEW_RECORDS("review:records"),
    READ_READINGS("read:readings"),
    READ_RECORDS("read:records"),
    READ_ALARMS("read:alarms"),
    EXPORT_EVIDENCE("export:evidence"),
    MANAGE_LOCATION_USERS("manage:location-users");

    private static final Set<Permission> OF_THE_WHOLE = EnumSet.of(
            MANAGE_ALL_USERS, MANAGE_PERMISSIONS, MANAGE_SYSTEM, MANAGE_AUDIT, MANAGE_TENANTS, EXPLAIN_DECISIONS);

    private static final Map<String, Permission> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(Permission::key, Function.identity()));

    private final String key;

    Permission(String key) {
        this.key = key;
    }

    /** The stable key, {@code verb:noun}. */
    public String key() {
        return key;
    }

    /** True for the markers that no role can hold. */
    public boolean isMarker() {
        return this == ANYONE || this == SIGNED_IN || this == OPERATE || this == ASK_DECISIONS;
    }

    /** True when it is about the organization as a whole: held for a part of it, it lets nobody in. */
    public boolean isOfTheWhole() {
        return OF_THE_WHOLE.contains(this);
    }

    /** Finds the permission of a key; empty for a key that only a tenant's catalogue knows. */
    public static Optional<Permission> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
