package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the one who begins an access review chooses from. */
@Stateless
@RequiresPermission(value = Permission.MANAGE_ALL_USERS, action = "review.start")
public class OfferingReviews {
    @Inject
    ReadingRoles roles;

    @Inject
    OfferingAssignments assignments;

    @Inject
    ReadingOffices people;

    /** What a review can cover: roles by name, and places as {@link OfferingAssignments} offers them. */
    public record Coverable(List<RoleInfo> roles, List<NamedPlace> places) {
        public Coverable {
            roles = List.copyOf(roles);
            places = List.copyOf(places);
        }
    }

    /** Never null. */
    public Coverable offer() {
        return new Coverable(roles.all(), assignments.offer().places());
    }

    /** As {@link ReadingOffices#meant}. */
    public Map<String, List<Member>> meant(Set<String> typed) {
        return people.meant(typed);
    }
}
