package io.holdfast.tenancy.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.Organization;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Shows the organizations of the installation to whoever runs the platform. */
@Stateless
@RequiresPermission(Permission.MANAGE_TENANTS)
public class ReadingOrganizations {
    private static final String CURSOR = "organizations.name.1";
    private static final int LONGEST_QUERY = 100;

    @Inject
    Tenants tenants;

    @Inject
    AuditDraft draft;

    /** @param next the cursor of the next page; null on the last */
    public record Page(List<Organization> items, String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Organizations by name, without the platform's own.
     *
     * @param query a part of the name or the slug; null for all
     * @param cursor where to go on; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a query that is too long or a cursor of another list
     */
    @Audited("tenant.list")
    public Page list(String query, String cursor, int limit) {
        if (query != null && query.length() > LONGEST_QUERY) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'q' has at most " + LONGEST_QUERY + " characters.");
        }
        UUID after = cursor == null ? null : Cursor.parse(CURSOR, cursor).id();
        List<Organization> found = tenants.organizations(query, after, limit + 1);
        boolean more = found.size() > limit;
        List<Organization> items = more ? found.subList(0, limit) : found;
        draft.entity("tenant", null).meta("count", items.size());
        String next = more ? new Cursor("", items.get(limit - 1).id().value()).text(CURSOR) : null;
        return new Page(items, next);
    }
}
