package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.rbac.model.Area;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where a caller's grants let them look after people. */
public final class ManagedPeople {
    private ManagedPeople() {}

    /**
     * {@code manage:all-users} for the tenant reaches everybody. {@code manage:account-users} reaches the accounts it is granted
     * for, and when granted for the tenant the caller's own account; {@code manage:location-users} the locations it is granted
     * for.
     */
    public static Area areaOf(Caller caller) {
        return caller.grants().all().stream()
                .map(grant -> areaOf(grant, caller.accountId()))
                .reduce(Area.NONE, Area::and);
    }

    /** The names of the roles by which a caller looks after people at a place. */
    static Set<String> rolesAt(Caller caller, Scope place, Map<Scope, Scope> around) {
        return caller.grants().all().stream()
                .filter(grant -> areaOf(grant, caller.accountId()).reaches(place, around))
                .map(Grant::role)
                .collect(toUnmodifiableSet());
    }

    private static Area areaOf(Grant grant, UUID ownAccount) {
        boolean everybody = grant.permission().equals(Permission.MANAGE_ALL_USERS.key());
        boolean ofAccount = grant.permission().equals(Permission.MANAGE_ACCOUNT_USERS.key());
        boolean ofLocation = grant.permission().equals(Permission.MANAGE_LOCATION_USERS.key());
        Scope scope = grant.scope();
        return switch (scope.type()) {
            case TENANT ->
                everybody ? Area.ALL : ofAccount && ownAccount != null ? Area.ofAccount(ownAccount) : Area.NONE;
            case ACCOUNT -> ofAccount ? Area.ofAccount(scope.id()) : Area.NONE;
            case LOCATION -> ofLocation ? Area.ofLocation(scope.id()) : Area.NONE;
            case PROJECT -> Area.NONE;
        };
    }
}
