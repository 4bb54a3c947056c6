package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.joining;

import io.holdfast.rbac.model.PermissionAuditEntry;
import io.holdfast.rbac.model.PermissionAuditEntry.Operation;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Says in words what a changed row means: what happened, what was before and what is now. */
final class RightsChangeWords {
    private static final String ROLE = "role_id";
    private static final String PERMISSION = "permission_id";
    private static final String END = "valid_to";
    private static final String TAKEN_BACK = "revoked_at";
    private static final String EFFECT = "effect";

    private final HeldWords words;

    RightsChangeWords(HeldWords words) {
        this.words = words;
    }

    /** @param before empty for what is new @param after empty for what is gone */
    record Told(String words, String before, String after) {}

    Told of(PermissionAuditEntry change) {
        if (change.operation() == Operation.TRUNCATE) {
            return new Told("All rows of " + change.table().tableName() + " were removed", "", "");
        }
        Map<String, String> before = change.before();
        Map<String, String> after = change.after();
        Map<String, String> row = after.isEmpty() ? before : after;
        return switch (change.table()) {
            case USER_ROLES ->
                told(
                        Words.role(thing(row, ROLE, "a role that is gone")),
                        before,
                        after,
                        " was given to " + person(row),
                        " was taken back from " + person(row));
            case PERMISSION_DENIES ->
                told(
                        "“" + deed(thing(row, PERMISSION, "a permission that is gone")) + "”",
                        before,
                        after,
                        " was denied to " + person(row),
                        " is denied to " + person(row) + " no more");
            case ROLE_PERMISSIONS ->
                listed(before, role(row, ROLE) + " holds", deed(thing(row, PERMISSION, "a permission that is gone")));
            case ROLE_HIERARCHY -> listed(before, role(row, "senior_id") + " takes over from", role(row, "junior_id"));
            case SEPARATION_SET_ROLES ->
                listed(before, "“" + thing(row, "set_id", "a set that is gone") + "” keeps apart", role(row, ROLE));
            case ORGANIZATION_PERMISSIONS ->
                new Told(
                        Words.role(row.get("role")) + ": " + deed(row.get("permission")),
                        before.isEmpty() ? "as shipped" : effect(before.get(EFFECT)),
                        after.isEmpty() ? "as shipped" : effect(after.get(EFFECT)));
            case ORGANIZATION_TEMPLATE_VERSIONS ->
                new Told(
                        "The version of what roles hold of " + row.get("module"),
                        version(before),
                        after.isEmpty() ? "as shipped" : version(after));
            case ORGANIZATION_PERMISSION_TEMPLATES ->
                listed(
                        before,
                        "Version " + row.get("version") + " of " + row.get("module") + " has",
                        deed(row.get("permission")));
            case SEPARATION_SETS -> new Told("The set “" + row.get("name") + "”", set(before), set(after));
        };
    }

    /** What holds for a time, and may be taken back. */
    private Told told(
            String what, Map<String, String> before, Map<String, String> after, String given, String takenBack) {
        if (before.isEmpty()) {
            return new Told(what + given, "", times(after));
        }
        if (after.isEmpty() || !before.containsKey(TAKEN_BACK) && after.containsKey(TAKEN_BACK)) {
            boolean over = !after.isEmpty() && after.get(TAKEN_BACK).equals(before.get(END));
            return new Told(
                    over ? what + " of " + person(before) + " had ended" : what + takenBack,
                    times(before),
                    over ? "over" : "taken back");
        }
        boolean moved = !Objects.equals(before.get(END), after.get(END));
        return new Told(
                what + " of " + person(after) + (moved ? " ends at another time" : " was changed"),
                moved ? until(before) : times(before),
                moved ? until(after) : times(after));
    }

    /** What is in a list or is not. */
    private static Told listed(Map<String, String> before, String of, String what) {
        return new Told(of, before.isEmpty() ? "" : what, before.isEmpty() ? what : "");
    }

    /** "for Downtown, from 1 Jul 2027, until 30 Jun 2028". */
    private String times(Map<String, String> row) {
        Scope.Type type = Scope.Type.ofWord(row.get("scope_type"));
        var scope = new Scope(type, row.containsKey("scope_id") ? UUID.fromString(row.get("scope_id")) : null);
        return Stream.of(
                        "for " + words.place(scope),
                        "from " + words.day(moment(row.get("valid_from"))),
                        row.containsKey(END) ? until(row) : "",
                        row.containsKey("condition") && !row.get("condition").equals("{}") ? "under a condition" : "",
                        row.containsKey("reason") ? "because: " + row.get("reason") : "")
                .filter(part -> !part.isEmpty())
                .collect(joining(", "));
    }

    private String until(Map<String, String> row) {
        return row.containsKey(END) ? "until " + words.lastDay(moment(row.get(END))) : "without end";
    }

    private static Instant moment(String column) {
        return OffsetDateTime.parse(column).toInstant();
    }

    private static String effect(String effect) {
        return switch (effect) {
            case "ADD" -> "added";
            case "REMOVE" -> "removed";
            default -> "locked";
        };
    }

    private static String version(Map<String, String> row) {
        return row.isEmpty()
                ? ""
                : "version " + row.get("version")
                        + (Boolean.parseBoolean(row.get("follows_newest"))
                                ? ", then the newest"
                                : ", and no newer one");
    }

    private static String set(Map<String, String> row) {
        return row.isEmpty()
                ? ""
                : "nobody " + (row.get("kind").equals("STATIC") ? "has " : "has active ") + row.get("cardinality")
                        + " of its roles";
    }

    private String role(Map<String, String> row, String column) {
        return Words.role(thing(row, column, "a role that is gone"));
    }

    private String thing(Map<String, String> row, String column, String otherwise) {
        return words.names().thing(UUID.fromString(row.get(column))).orElse(otherwise);
    }

    private String person(Map<String, String> row) {
        return words.names().person(UUID.fromString(row.get("user_id"))).orElse("somebody who is gone");
    }

    private static String deed(String permission) {
        return Words.deed(permission);
    }
}
