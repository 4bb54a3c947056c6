package io.holdfast.rbac.rest;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.JsonBody;
import java.util.regex.Pattern;

/** What a body asks. @param user null for the caller @param permission the key */
record PermissionQuestion(UserId user, String permission, Scope place) {
    static final int LONGEST_WORD = 50;
    static final int LONGEST_ID = 36;
    /** What a word of a key may look like; anything else would end up in the audit log. */
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    static PermissionQuestion read(String text) {
        var body = JsonBody.of(text, "userId", "resource", "action", "scope");
        String user = body.optionalText("userId", LONGEST_ID);
        String resource = body.text("resource", LONGEST_WORD);
        String action = body.text("action", LONGEST_WORD);
        JsonBody place = body.optionalObject("scope", "type", "id");
        body.check();
        return new PermissionQuestion(person(user), key(resource, action), ScopeBody.read(place));
    }

    /** Who is meant by {@code userId} of a body that has been checked. */
    static UserId person(String user) {
        return user == null ? null : new UserId(Fields.id("/userId", user));
    }

    /** The key that {@code resource} and {@code action} of a body mean that has been checked. */
    static String key(String resource, String action) {
        return word("/action", action) + ":" + word("/resource", resource);
    }

    private static String word(String pointer, String text) {
        if (!WORD.matcher(text).matches()) {
            throw Fields.invalid(pointer, "'" + pointer.substring(1) + "' is lower-case words with hyphens.");
        }
        return text;
    }
}
