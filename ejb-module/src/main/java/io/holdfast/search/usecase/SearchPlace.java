package io.holdfast.search.usecase;

import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last hit of a page in the order of rank, type, title and id, as text for callers. Belongs to one search text. */
record SearchPlace(int rank, String type, String title, UUID id) {
    private static final Pattern KEY = Pattern.compile("([1-3])([a-z]+):(.*)", Pattern.DOTALL);

    static String after(SearchHit last, SearchText text) {
        String key = last.rank() + last.type() + ":" + last.title();
        return new Cursor(key, last.id()).text(kind(text));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when a search for this text did not give it */
    static SearchPlace parse(String cursor, SearchText text) {
        Cursor place = Cursor.parse(kind(text), cursor);
        Matcher key = KEY.matcher(place.key());
        if (!key.matches()) {
            throw Cursor.notOurs();
        }
        return new SearchPlace(Integer.parseInt(key.group(1)), key.group(2), key.group(3), place.id());
    }

    /** Where the hits of one type go on: types before this one have had their hits of this rank, those after it have not. */
    SearchFrom goOn(String other) {
        int order = other.compareTo(type);
        if (order == 0) {
            return new SearchFrom(rank, title, id);
        }
        return new SearchFrom(order < 0 ? rank - 1 : rank, null, null);
    }

    private static String kind(SearchText text) {
        return "search.rank.1 " + Integer.toHexString(text.value().hashCode());
    }
}
