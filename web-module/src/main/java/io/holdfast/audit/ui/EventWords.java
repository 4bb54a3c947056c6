package io.holdfast.audit.ui;

import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.security.Caller;
import io.holdfast.webshared.ui.Tag;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the log writes in names, as people say it. */
final class EventWords {
    private static final Map<String, String> ACTIONS = Map.of("LOGIN", "Sign in", "LOGOUT", "Sign out");
    private static final Map<String, String> NOUNS = Map.of("audit", "audit log", "signin", "sign-in");
    private static final Set<String> OF_MANY = Set.of("list", "search");
    private static final int END_OF_ID = 6;

    private EventWords() {}

    /** {@code project.read} becomes "Read project", {@code invoice.list} "List invoices"; other forms stay as they are. */
    static String deed(String action) {
        String known = ACTIONS.get(action);
        if (known != null) {
            return known;
        }
        String[] parts = action.split("\\.", 2);
        if (parts.length < 2 || Character.isUpperCase(action.charAt(0))) {
            return action;
        }
        String noun = noun(parts[0]);
        boolean many = OF_MANY.contains(parts[1]) && !NOUNS.containsKey(parts[0]);
        return label(parts[1]) + " " + (many ? noun + "s" : noun);
    }

    static String noun(String entity) {
        return NOUNS.getOrDefault(entity, words(entity));
    }

    /** {@code expiresAt} and {@code ip_address} become "Expires at" and "Ip address". */
    static String label(String name) {
        String words = words(name);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replaceAll("[_.-]+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Who acted: an e-mail address, a program's name, or why there is none. */
    static String who(RecordedEvent recorded) {
        String name = recorded.actorName();
        if (name != null) {
            return name;
        }
        return recorded.event().actor().kind() == Caller.Kind.USER ? "An erased person" : "Nobody signed in";
    }

    static Tag outcome(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> Tag.good("Done");
            case DENIED -> Tag.attention("Refused");
            case FAILED -> Tag.bad("Failed");
        };
    }

    /** "High risk"; null for an everyday event. */
    static String risk(Risk risk) {
        return risk == Risk.LOW ? null : label(risk.name()) + " risk";
    }

    /** "project …20445a": identifiers begin alike when they are made at about the same time, so the end is shown. */
    static String object(String entity, String id) {
        if (entity == null) {
            return null;
        }
        return id == null ? noun(entity) : noun(entity) + " " + ending(id);
    }

    static String ending(String id) {
        return id.length() <= 2 * END_OF_ID ? id : "…" + id.substring(id.length() - END_OF_ID);
    }

    /** A recorded value as text. */
    static String value(Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Collection<?> list) {
            return list.isEmpty()
                    ? "none"
                    : list.stream().map(EventWords::value).collect(Collectors.joining(", "));
        }
        return value instanceof Boolean truth ? (truth ? "yes" : "no") : value.toString();
    }
}
