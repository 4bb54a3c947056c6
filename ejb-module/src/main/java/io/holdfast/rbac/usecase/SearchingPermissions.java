package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.PermissionSearch;
import io.holdfast.rbac.model.PermissionSearch.Person;
import io.holdfast.rbac.model.PlaceList;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Finds who may do something, where somebody may do it, and what somebody may do somewhere: whatever a check would allow now, as far as
 * the caller looks after people. Each page is judged anew and says at which epoch; the rights are locked meanwhile, together with others
 * who only read them, so that all of a page is found at that one.
 */
@Stateless
@RequiresPermission(Permission.SIGNED_IN)
public class SearchingPermissions {
    @Inject
    CallerContext context;

    @Inject
    Asking asking;

    @Inject
    PermissionSearch search;

    @Inject
    PlaceList places;

    @Inject
    SearchCursors cursors;

    @Inject
    Epochs epochs;

    @Inject
    AuditDraft draft;

    /**
     * The people whom the caller looks after and who may use a permission at a place, by their addresses.
     *
     * @throws PermissionDenied when the caller looks after nobody, or not after everybody and asks about the organization as a whole
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for a place beyond the caller's, {@link ProblemCode#INVALID_PARAMETER} for a
     *     cursor of another search
     */
    @Audited("permission.search")
    public PermissionSearchPage<Person> who(String permission, Scope place, ListFilter filter) {
        Area area = asking.people();
        asking.requirePlace(area, place);
        String asked = key("who", permission, place, filter);
        String after = cursors.open(asked, filter.cursor());
        long epoch = epochs.lock(false);
        return page(
                asked,
                epoch,
                filter,
                search.who(tenant(), area, permission, place, filter.text(), after, filter.limit() + 1),
                Person::email);
    }

    /**
     * The places where a person may use a permission: the organization as a whole, then accounts, locations and projects by name.
     *
     * @param user null for the caller
     * @throws PermissionDenied when it is somebody else and the caller looks after nobody
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for a person beyond the caller's
     */
    @Audited("permission.search")
    public PermissionSearchPage<NamedPlace> what(UserId user, String permission, ListFilter filter) {
        UserId subject = subject(user);
        Area area = asking.about(subject);
        String asked = key("what", subject + " " + permission, Scope.TENANT, filter);
        String after = cursors.open(asked, filter.cursor());
        long epoch = epochs.lock(false);
        return page(
                asked,
                epoch,
                filter,
                places.page(
                        tenant(),
                        search.scopes(tenant(), subject, permission),
                        area,
                        filter.text(),
                        after == null ? null : place(after),
                        filter.limit() + 1),
                SearchingPermissions::key);
    }

    /**
     * The keys of what a person may do at a place.
     *
     * @param user null for the caller
     * @throws PermissionDenied when it is somebody else and the caller looks after nobody there
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for a person or place beyond the caller's
     */
    @Audited("permission.search")
    public PermissionSearchPage<String> actions(UserId user, Scope place, ListFilter filter) {
        UserId subject = subject(user);
        asking.requirePlace(asking.about(subject), place);
        String asked = key("actions", subject.toString(), place, filter);
        String after = cursors.open(asked, filter.cursor());
        long epoch = epochs.lock(false);
        return page(
                asked,
                epoch,
                filter,
                search.actions(tenant(), subject, place, filter.text(), after, filter.limit() + 1),
                Function.identity());
    }

    private <T> PermissionSearchPage<T> page(
            String asked, long epoch, ListFilter filter, List<T> found, Function<T, String> last) {
        ListPage<T> page = ListPage.of(found, filter.limit(), row -> cursors.after(asked, last.apply(row)));
        UUID id = Uuids.next();
        draft.entity("decision", id)
                .decision(id, epoch)
                .meta("kind", asked.substring(0, asked.indexOf(' ')))
                .meta("found", page.items().size());
        return new PermissionSearchPage<>(page.items(), page.next(), id, epoch);
    }

    private TenantId tenant() {
        return context.tenant();
    }

    private UserId subject(UserId user) {
        return user == null ? context.caller().user() : user;
    }

    private static String key(String kind, String asked, Scope place, ListFilter filter) {
        return kind + " " + asked + " " + place.type().word() + " " + place.id() + " "
                + (filter.text() == null ? "" : "=" + filter.text());
    }

    private static String key(NamedPlace last) {
        return last.place().type().word() + " " + last.place().id() + " " + last.name();
    }

    /** What {@link #key(NamedPlace)} wrote. */
    private static NamedPlace place(String key) {
        String[] parts = key.split(" ", 3);
        Scope.Type type = Scope.Type.ofWord(parts[0]);
        Scope place = type == Scope.Type.TENANT ? Scope.TENANT : new Scope(type, UUID.fromString(parts[1]));
        return new NamedPlace(place, parts[2]);
    }
}
