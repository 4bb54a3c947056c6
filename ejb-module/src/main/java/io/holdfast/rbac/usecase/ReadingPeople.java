package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.Wanted;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The people whom the caller looks after. Nobody else is found, counted or told of. */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class ReadingPeople {
    private static final String CURSOR = "people.name.1";
    private static final int MOST_ROLES = 200;

    @Inject
    CallerContext context;

    @Inject
    PeopleList people;

    @Inject
    Assignments assignments;

    @Inject
    Naming naming;

    @Inject
    AuditDraft draft;

    /**
     * A person and what they hold.
     *
     * @param held the oldest first, at most 200
     * @param names of who gave them, and of the places
     */
    public record PersonRoles(Member member, List<AssignedRole> held, Names names) {
        public PersonRoles {
            held = List.copyOf(held);
        }
    }

    /**
     * People by name.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    @AuditedList("user.list")
    public ListPage<Member> page(Wanted wanted, String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(CURSOR, cursor);
        return ListPage.of(
                people.page(context.tenant(), ManagedPeople.areaOf(context.caller()), wanted, after, limit + 1),
                limit,
                last -> new Cursor(last.name(), last.user().value()).text(CURSOR));
    }

    /**
     * One of them, with the roles that they hold now or will, as far as the caller looks after people.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for anybody else
     */
    @Audited("user.read")
    public PersonRoles one(UserId user) {
        draft.entity("user", user);
        TenantId tenant = context.tenant();
        Area area = ManagedPeople.areaOf(context.caller());
        Member member = people.find(tenant, area, user).orElseThrow(() -> DomainException.notFound("person"));
        List<AssignedRole> held = assignments.page(tenant, area, user, null, MOST_ROLES);
        return new PersonRoles(member, held, naming.of(held, Stream.empty(), Stream.empty()));
    }
}
