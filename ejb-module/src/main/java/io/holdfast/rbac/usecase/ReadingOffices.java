package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Offices;
import io.holdfast.rbac.model.Offices.Vacant;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.State;
import io.holdfast.rbac.model.PeopleList.Wanted;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who holds which office and until when, where the caller looks after people, and what of it they may hand over. */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class ReadingOffices {
    private static final Wanted ACTIVE = new Wanted(null, null, null, Set.of(State.ACTIVE));
    private static final int MOST_PEOPLE = 200;
    private static final int MOST_FITTING = 3;

    @Inject
    CallerContext context;

    @Inject
    Offices offices;

    @Inject
    PeopleList people;

    @Inject
    Delegating delegating;

    @Inject
    Naming naming;

    /**
     * One office.
     *
     * @param level of the role
     * @param holder who holds it, or will; null when nobody does
     * @param own true when that is the caller, who does not end it themselves
     * @param givable whether the caller may give it
     */
    public record Office(String role, int level, Scope scope, AssignedRole holder, boolean own, boolean givable) {}

    /**
     * The offices and who can be chosen for them.
     *
     * @param offices the highest first, as many as one hand-over may be about at most
     * @param more true when there are further ones
     * @param people the first 200 active ones by name
     * @param names of places
     */
    public record OfficeList(List<Office> offices, boolean more, List<Member> people, Names names) {
        public OfficeList {
            offices = List.copyOf(offices);
            people = List.copyOf(people);
        }
    }

    /** Never null; both lists may be empty. */
    @AuditedList("assignment.list")
    public OfficeList list() {
        Caller caller = context.caller();
        TenantId tenant = caller.tenant();
        Area area = ManagedPeople.areaOf(caller);
        List<AssignedRole> held = offices.held(tenant, area, Handover.MOST_ROWS + 1);
        List<Vacant> vacant = area.all() ? offices.vacant(tenant) : List.of();
        Map<Scope, Set<String>> givable = new HashMap<>();
        List<Office> found = new ArrayList<>();
        held.forEach(assigned -> found.add(new Office(
                assigned.role(),
                assigned.level(),
                assigned.scope(),
                assigned,
                assigned.user().equals(caller.user()),
                isGivable(assigned.role(), assigned.scope(), givable))));
        vacant.forEach(one -> found.add(new Office(
                one.role(), one.level(), Scope.TENANT, null, false, isGivable(one.role(), Scope.TENANT, givable))));
        found.sort(Comparator.comparingInt(Office::level).reversed());
        return new OfficeList(
                found.subList(0, Math.min(found.size(), Handover.MOST_ROWS)),
                found.size() > Handover.MOST_ROWS,
                people.page(tenant, area, ACTIVE, null, MOST_PEOPLE),
                naming.of(held, Stream.empty(), Stream.empty()));
    }

    /**
     * Whom some texts mean, of those whom the caller looks after and who may act: an address, or part of a name.
     *
     * @param typed at most {@link Handover#MOST_ROWS}
     * @return for each text who fits, three at most; exactly one when it was enough
     */
    @AuditedList("user.list")
    public Map<String, List<Member>> meant(Set<String> typed) {
        TenantId tenant = context.tenant();
        Area area = ManagedPeople.areaOf(context.caller());
        Map<String, List<Member>> meant = new HashMap<>();
        typed.stream().limit(Handover.MOST_ROWS).forEach(text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            List<Member> exact = people.byEmail(tenant, area, lower).stream()
                    .filter(Member::active)
                    .toList();
            meant.put(
                    text, exact.isEmpty() ? people.page(tenant, area, ACTIVE.about(lower), null, MOST_FITTING) : exact);
        });
        return meant;
    }

    private boolean isGivable(String role, Scope scope, Map<Scope, Set<String>> known) {
        return known.computeIfAbsent(scope, place -> delegating.givable(List.of(place)).stream()
                        .map(RoleRights::name)
                        .collect(Collectors.toSet()))
                .contains(role);
    }
}
