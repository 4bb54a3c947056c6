package io.holdfast.mail.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.mail.model.MailSuppressions;
import io.holdfast.mail.model.Suppression;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The addresses that get no mail of the organization, and the way to let one get mail again. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class SuppressedAddresses {
    private static final String CURSOR = "mail-suppressions.newest.1";
    private static final String NOUN = "suppression";

    @Inject
    MailSuppressions suppressions;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * The suppressed addresses, the latest first.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or cursor that is none
     */
    @AuditedList("suppression.list")
    public SuppressionPage list(String cursor, int limit) {
        Pages.check(limit);
        List<Suppression> found = suppressions.page(context.tenant(), Pages.place(CURSOR, cursor), limit + 1);
        if (found.size() <= limit) {
            return new SuppressionPage(found, null);
        }
        Suppression last = found.get(limit - 1);
        return new SuppressionPage(found.subList(0, limit), Pages.cursor(CURSOR, last.createdAt(), last.id()));
    }

    /** Lets mail go there again. @throws DomainException {@link ProblemCode#NOT_FOUND} when there is no such suppression */
    @Audited("suppression.lift")
    public void lift(UUID id) {
        draft.entity(NOUN, id);
        if (!suppressions.lift(context.tenant(), id)) {
            throw DomainException.notFound(NOUN);
        }
        draft.oldValue("state", "suppressed").newValue("state", "lifted");
    }
}
