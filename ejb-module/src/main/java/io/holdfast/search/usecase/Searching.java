package io.holdfast.search.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Looks for a text in all that the caller may see, as it was stored last; nothing is read from elsewhere for it. */
@Stateless
@RequiresPermission({
    READ_ALL_PROJECTS,
    READ_ACCOUNT_PROJECTS,
    READ_OWN_PROJECTS,
    READ_ALL_INVOICES,
    READ_ACCOUNT_INVOICES,
    READ_OWN_INVOICES
})
public class Searching {
    public static final int MOST = 200;

    /** Each finder's hits come in their order by title already, and a stable sort keeps it. */
    private static final Comparator<SearchHit> ORDER =
            Comparator.comparing(SearchHit::rank).reversed().thenComparing(SearchHit::type);

    @Inject
    @Any
    Instance<Finder> finders;

    @Inject
    AuditDraft draft;

    /**
     * What fits best first. A word fits that begins a word of the name or number, and all of them must.
     *
     * @param limit how many at most, 1 to 200
     * @param cursor where to go on, as the page before said; null for the first page
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or cursor that is none
     */
    @Audited("search.read")
    public SearchPage search(SearchText text, int limit, String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MOST + ".");
        }
        SearchPlace place = cursor == null ? null : SearchPlace.parse(cursor, text);
        // One more than asked for tells whether another page follows.
        List<SearchHit> found = finders.stream()
                .flatMap(finder -> finder.find(text.value(), from(place, finder), limit + 1).stream())
                .sorted(ORDER)
                .limit(limit + 1)
                .toList();
        boolean more = found.size() > limit;
        List<SearchHit> shown = more ? found.subList(0, limit) : found;
        draft.entity("search", null).meta("count", shown.size()).personal("text", text.value());
        return new SearchPage(shown, more ? SearchPlace.after(shown.get(limit - 1), text) : null);
    }

    private static SearchFrom from(SearchPlace place, Finder finder) {
        return place == null ? SearchFrom.BEGINNING : place.goOn(finder.type());
    }
}
