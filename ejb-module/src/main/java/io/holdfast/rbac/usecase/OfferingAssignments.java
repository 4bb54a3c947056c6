package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.PlaceList;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the caller may choose from when they give somebody a role. The change itself is judged by {@link AssigningRoles}. */
@Stateless
public class OfferingAssignments {
    private static final int MOST_PLACES = 200;

    @Inject
    CallerContext context;

    @Inject
    Delegating delegating;

    @Inject
    PlaceList places;

    /**
     * What the caller may give somewhere, and the places where they look after people.
     *
     * @param roles their names, sorted
     * @param places the organization as a whole, if it is offered, then accounts, locations and projects, at most 200
     */
    public record Offered(List<String> roles, List<NamedPlace> places) {
        public Offered {
            roles = List.copyOf(roles);
            places = List.copyOf(places);
        }
    }

    /** Never null; both lists may be empty. */
    @AuditedList("role.list")
    @RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS
    })
    public Offered offer() {
        Caller caller = context.caller();
        Area area = ManagedPeople.areaOf(caller);
        return new Offered(
                delegating.givable(placesOf(area)).stream()
                        .map(RoleRights::name)
                        .toList(),
                places.page(caller.tenant(), Set.of(Scope.TENANT), area, null, null, MOST_PLACES));
    }

    private static List<Scope> placesOf(Area area) {
        return area.all()
                ? List.of(Scope.TENANT)
                : Stream.concat(
                                area.accounts().stream().map(id -> new Scope(Scope.Type.ACCOUNT, id)),
                                area.locations().stream().map(id -> new Scope(Scope.Type.LOCATION, id)))
                        .toList();
    }
}
