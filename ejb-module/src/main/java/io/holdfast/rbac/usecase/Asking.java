package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.Places;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** About whom, and about which places, the caller may ask what is allowed: about oneself everything, else where they look after people. */
@ApplicationScoped
@Collaborator
public class Asking {
    @Inject
    CallerContext context;

    @Inject
    Assignments assignments;

    @Inject
    Places places;

    /** Where the caller looks after people. @throws PermissionDenied when it is nowhere */
    public Area people() {
        Area area = ManagedPeople.areaOf(context.caller());
        if (area.isEmpty()) {
            throw new PermissionDenied(
                    Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS);
        }
        return area;
    }

    /**
     * The places about which the caller may ask what a person may do there.
     *
     * @throws PermissionDenied when it is somebody else and the caller looks after nobody
     * @throws DomainException {@link io.holdfast.shared.problem.ProblemCode#NOT_FOUND} for a person beyond the caller's
     */
    public Area about(UserId subject) {
        Caller caller = context.caller();
        if (subject.equals(caller.user())) {
            return Area.ALL;
        }
        Area area = people();
        if (!assignments.knows(caller.tenant(), area, subject)) {
            throw DomainException.notFound("person");
        }
        return area;
    }

    /**
     * Refuses a place beyond an area.
     *
     * @throws PermissionDenied for the organization as a whole
     * @throws DomainException {@link io.holdfast.shared.problem.ProblemCode#NOT_FOUND} for any other
     */
    public void requirePlace(Area area, Scope place) {
        if (area.all()) {
            return;
        }
        if (place.type() == Scope.Type.TENANT) {
            throw new PermissionDenied(Permission.MANAGE_ALL_USERS);
        }
        if (!area.reaches(place, places.around(context.tenant(), place))) {
            throw DomainException.notFound("resource");
        }
    }
}
