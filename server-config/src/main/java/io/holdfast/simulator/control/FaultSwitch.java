package io.holdfast.simulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The faults that can be switched on. The first variant of each is the default. */
public enum FaultSwitch {
    OUTAGE("outage", "503", "502", "reset", "hang"),
    SLOW("slow", "first-byte", "between-bytes"),
    DROP_AFTER_COMMIT("drop_after_commit", "cut"),
    SHAPE(
            "shape",
            "truncated",
            "content_type",
            "no_content_type",
            "unknown_fields",
            "error_in_200",
            "envelope",
            "page_info_array",
            "page_context_array",
            "numeric_ids",
            "markup",
            "foreign_row",
            "wrong_record",
            "same_page"),
    TOKEN_THROTTLE("token.throttle", "400", "200"),
    TOKEN_LEGACY_EXPIRY("token.legacy_expiry", "both"),
    TOKEN_NO_BODY_TOKEN("token.no_body_token", "200"),
    TOKEN_EVICT_OLDEST("token.evict_oldest", "oldest"),
    TOKEN_REVOKED("token.revoked", "invalid_code"),
    TOKEN_INVALID_CLIENT("token.invalid_client", "invalid_client"),
    TOKEN_INVALID_CLIENT_SECRET("token.invalid_client_secret", "invalid_client_secret"),
    DC_WRONG("dc.wrong", "foreign"),
    API_INVALID_TOKEN("api.invalid_token", "dead"),
    LIMITS("limits", "published"),
    PROJECTS_THROTTLE("projects.throttle", "400", "429"),
    CRM_THROTTLE("crm.throttle", "429", "credits"),
    BOOKS_THROTTLE_44("books.throttle.44", "429"),
    BOOKS_THROTTLE_45("books.throttle.45", "429"),
    BOOKS_THROTTLE_1070("books.throttle.1070", "429");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> variants;

    FaultSwitch(String key, String... variants) {
        this.key = key;
        this.variants = List.of(variants);
    }

    public String key() {
        return key;
    }

    public List<String> variants() {
        return variants;
    }

    public static Optional<FaultSwitch> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
