package io.holdfast.audit.usecase;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody looked for in the log, as the event about it says it. That event can never be erased, so the filters take
 * names and ids alone: an e-mail address typed into the wrong field is refused, not recorded. An address and a text are personal
 * values of the reader, since anything may be typed.
 */
public final class Filters {
    private static final Pattern NAME_OR_ID = Pattern.compile("[A-Za-z0-9_.:/-]{1,255}");

    private static final int LONGEST_TEXT = 100;

    private Filters() {}

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} naming the filter that cannot be met */
    public static void check(EventFilter filter) {
        if (filter.entityId() != null && filter.entity() == null) {
            throw invalid("'entityId' needs 'entity': ids are told apart by their noun.");
        }
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
            throw invalid("'from' must be before 'to'.");
        }
        if (filter.text() != null && !isSearchable(filter.text())) {
            throw invalid("'text' must hold a letter or digit and have at most " + LONGEST_TEXT + " characters.");
        }
        check("action", filter.action());
        check("entity", filter.entity());
        check("entityId", filter.entityId());
        check("session", filter.session());
        check("requestId", filter.requestId());
    }

    private static void check(String parameter, String value) {
        if (value != null && !NAME_OR_ID.matcher(value).matches()) {
            throw invalid("'" + parameter + "' takes a name or id as the log writes it.");
        }
    }

    private static boolean isSearchable(String text) {
        return text.length() <= LONGEST_TEXT
                && text.indexOf('\0') < 0
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static DomainException invalid(String detail) {
        return new DomainException(ProblemCode.INVALID_PARAMETER, detail);
    }

    /** @param personKnown false when nobody has the address that was asked for: it stays out, as personal values do */
    public static List<String> words(EventFilter filter, boolean personKnown) {
        List<String> words = new ArrayList<>();
        add(words, "user", personKnown ? filter.user() : "unknown");
        add(words, "action", filter.action());
        add(words, "entity", filter.entity());
        add(words, "entityId", filter.entityId());
        add(words, "category", filter.category());
        add(words, "outcome", filter.outcome());
        add(words, "risk", filter.risk());
        add(words, "session", filter.session());
        add(words, "requestId", filter.requestId());
        add(words, "location", filter.location());
        add(words, "from", filter.from());
        add(words, "to", filter.to());
        return words;
    }

    /** Tells the draft what was looked for. */
    public static void tell(EventDraft draft, EventFilter filter, boolean personKnown) {
        draft.meta("filter", words(filter, personKnown))
                .personal("address", filter.address())
                .personal("text", filter.text());
    }

    private static void add(List<String> words, String name, Object value) {
        if (value != null) {
            words.add(name + "=" + value);
        }
    }
}
