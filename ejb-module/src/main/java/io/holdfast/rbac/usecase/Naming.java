package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PlaceList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up what makes ids readable, in a number of statements that does not depend on how many these are. */
@ApplicationScoped
@Collaborator
public class Naming {
    @Inject
    CallerContext context;

    @Inject
    PeopleList people;

    @Inject
    PlaceList places;

    /** The names of who gave these assignments, of where they hold, and of some more. @param others may hold null */
    public Names of(Collection<AssignedRole> assigned, Stream<UUID> others, Stream<Scope> otherPlaces) {
        TenantId tenant = context.tenant();
        Set<UUID> ids = Stream.concat(assigned.stream().map(AssignedRole::assignedBy), others)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<Scope> scopes = Stream.concat(assigned.stream().map(AssignedRole::scope), otherPlaces)
                .collect(Collectors.toSet());
        return new Names(people.names(tenant, ids), places.names(tenant, scopes));
    }
}
