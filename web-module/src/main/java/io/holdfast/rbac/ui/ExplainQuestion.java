package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PermissionInfo;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.usecase.FramingQuestions.Framed;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was typed on the explain page, understood as far as it can be; each field says what is wrong with it and what was meant. */
final class ExplainQuestion {
    private static final int MOST_LIKE_IT = 6;
    private static final int SHORTEST_WORD = 2;

    private final ExplainAddress asked;
    private final Framed framed;

    ExplainQuestion(ExplainAddress asked, Framed framed) {
        this.asked = asked;
        this.framed = framed;
    }

    /** One of several that may be meant, with the query that asks about it. */
    public record Pick(String label, String query) {}

    /** What is wrong with a field, and what may have been meant. */
    public record Fault(String words, List<Pick> picks) {
        public Fault {
            picks = List.copyOf(picks);
        }
    }

    /** Null when nobody was named, or not clearly. */
    Member person() {
        return framed.people().size() == 1 ? framed.people().get(0) : null;
    }

    /** The key; null when none was named, or not clearly. One that the product knows is one although no role here can hold it. */
    String permission() {
        if (asked.action() == null) {
            return null;
        }
        String typed = asked.action().toLowerCase(Locale.ROOT);
        return framed.permissions().stream()
                .map(PermissionInfo::name)
                .filter(key -> key.equals(typed)
                        || plain(key).equals(plain(typed))
                        || Words.deed(key).equals(typed))
                .findFirst()
                .or(() -> Permission.of(typed)
                        .filter(permission -> !permission.isMarker())
                        .map(Permission::key))
                .orElse(null);
    }

    /** Null when it is not clear. */
    NamedPlace place() {
        return framed.places().size() == 1 ? framed.places().get(0) : null;
    }

    /** Null when nothing is wrong with the person. */
    Fault personFault() {
        if (asked.person() == null || person() != null) {
            return null;
        }
        if (framed.people().isEmpty()) {
            return new Fault(
                    "Nobody here is called “" + asked.person() + "”. Part of a name or an address is enough.",
                    List.of());
        }
        return new Fault(
                "“" + asked.person() + "” fits several people. Who is meant?",
                framed.people().stream()
                        .map(one -> new Pick(
                                one.name() + ", " + one.email(),
                                asked.ofPerson(one.email()).query()))
                        .toList());
    }

    /** Null when nothing is wrong with the action. */
    Fault actionFault() {
        if (asked.action() == null || permission() != null) {
            return null;
        }
        String[] typed = plain(asked.action().toLowerCase(Locale.ROOT)).split(" ");
        List<Pick> like = framed.permissions().stream()
                .map(PermissionInfo::name)
                .filter(key -> Arrays.stream(typed).anyMatch(word -> isLike(word, key)))
                .limit(MOST_LIKE_IT)
                .map(key -> new Pick(key, asked.ofAction(key).query()))
                .toList();
        return new Fault(
                "There is no permission “" + asked.action()
                        + "” here. A permission is a verb and a noun, such as read:budget.",
                like);
    }

    /** True for "budget" and "budgets" when the noun of the key is {@code budget}. */
    private static boolean isLike(String word, String key) {
        String noun = key.substring(key.indexOf(':') + 1);
        return word.length() > SHORTEST_WORD && (noun.contains(word) || word.startsWith(noun));
    }

    /** Null when nothing is wrong with the place. */
    Fault placeFault() {
        if (place() != null) {
            return null;
        }
        if (framed.places().isEmpty()) {
            return new Fault(
                    "No place here is called “" + asked.place() + "”. Leave it empty for the whole organization.",
                    List.of());
        }
        return new Fault(
                "“" + asked.place() + "” fits several places. Which one is meant?",
                framed.places().stream()
                        .map(one -> new Pick(
                                one.name() + " (" + one.place().type().word() + ")",
                                asked.ofPlace(written(one.place())).query()))
                        .toList());
    }

    /** As the address writes a place that is not to be mistaken; null for the organization as a whole. */
    static String written(Scope place) {
        return place.type() == Scope.Type.TENANT ? null : place.type().word() + "/" + place.id();
    }

    private static String plain(String key) {
        return key.replaceAll("[:_-]+", " ").replaceAll("\\s+", " ");
    }
}
