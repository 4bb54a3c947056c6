package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.PlaceList;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants.Grant;
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
    private static final int MOST_ROLES = 1000;
    private static final int MOST_PLACES = 200;
    private static final Set<String> LOOKING_AFTER = Stream.of(
                    Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS)
            .map(Permission::key)
            .collect(toSet());

    @Inject
    CallerContext context;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    PlaceList places;

    /**
     * Roles up to the level of the one by which the caller looks after people, and the places where they do.
     *
     * @param roles by name
     * @param places the organization as a whole, if it is offered, then accounts, locations and projects, at most 200
     */
    public record Offered(List<RoleInfo> roles, List<NamedPlace> places) {
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
        List<RoleInfo> roles = catalogue.roles(caller.tenant(), null, MOST_ROLES);
        Set<String> by = caller.grants().all().stream()
                .filter(grant -> LOOKING_AFTER.contains(grant.permission()))
                .map(Grant::role)
                .collect(toSet());
        int level = roles.stream()
                .filter(role -> by.contains(role.name()))
                .mapToInt(RoleInfo::level)
                .max()
                .orElse(Integer.MIN_VALUE);
        return new Offered(
                roles.stream().filter(role -> role.level() <= level).toList(),
                places.page(caller.tenant(), Set.of(Scope.TENANT), area, null, null, MOST_PLACES));
    }
}
