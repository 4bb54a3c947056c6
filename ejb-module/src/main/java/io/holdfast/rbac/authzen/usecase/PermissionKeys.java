package io.holdfast.rbac.authzen.usecase;

import io.holdfast.shared.security.Scope;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which permission an action on a resource needs. The key of {@code write} on a {@code record} is {@code write:record}; an action
 * with a colon is the key itself, and its noun is then the type of the resource, unless that is a place.
 */
final class PermissionKeys {
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_WORD = 50;

    private PermissionKeys() {}

    /** Empty when no permission can have such a key. */
    static Optional<String> of(String action, String type) {
        int colon = action.indexOf(':');
        String verb = colon < 0 ? action : action.substring(0, colon);
        String noun = colon < 0 ? type : action.substring(colon + 1);
        boolean fits = isWord(verb)
                && isWord(noun)
                && (noun.equals(type) || placeOf(type).isPresent());
        return fits ? Optional.of(verb + ":" + noun) : Optional.empty();
    }

    /** The name by which a permission is asked for, for a resource of a type; empty when it is about something else. */
    static Optional<String> actionOf(String key, String type) {
        if (placeOf(type).isPresent()) {
            return Optional.of(key);
        }
        int colon = key.indexOf(':');
        return key.substring(colon + 1).equals(type) ? Optional.of(key.substring(0, colon)) : Optional.empty();
    }

    /** The kind of place that a type of resources is; empty for what only others know. */
    static Optional<Scope.Type> placeOf(String type) {
        for (Scope.Type place : Scope.Type.values()) {
            if (place.word().equals(type)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORD.matcher(text).matches();
    }
}
