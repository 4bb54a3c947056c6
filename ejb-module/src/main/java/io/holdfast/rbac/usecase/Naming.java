package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PermissionAuditEntry;
import io.holdfast.rbac.model.PermissionAuditLog;
import io.holdfast.rbac.model.PlaceList;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up what makes ids readable, in a number of statements that does not depend on how many these are. */
@ApplicationScoped
@Collaborator
public class Naming {
    private static final List<String> THINGS = List.of("role_id", "senior_id", "junior_id", "permission_id", "set_id");

    @Inject
    CallerContext context;

    @Inject
    PeopleList people;

    @Inject
    PlaceList places;

    @Inject
    PermissionAuditLog log;

    /** The names of who gave these assignments, of where they hold, and of some more. @param others may hold null */
    public Names of(Collection<AssignedRole> assigned, Stream<UUID> others, Stream<Scope> otherPlaces) {
        TenantId tenant = context.tenant();
        Set<UUID> ids = Stream.concat(assigned.stream().map(AssignedRole::assignedBy), others)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<Scope> scopes = Stream.concat(assigned.stream().map(AssignedRole::scope), otherPlaces)
                .collect(Collectors.toSet());
        return new Names(people.names(tenant, ids), places.names(tenant, scopes), Map.of());
    }

    /** The names of who gave, handed on and decided what reviews ask about, and of its places. */
    public Names ofReviewed(Collection<ReviewItem> items) {
        return of(
                items.stream().map(ReviewItem::assigned).toList(),
                items.stream().flatMap(ReviewItem::answerers).map(UserId::value),
                Stream.empty());
    }

    /** The names of everything that changed rows say the id of. */
    public Names of(Collection<PermissionAuditEntry> changes) {
        TenantId tenant = context.tenant();
        List<Map<String, String>> rows = changes.stream()
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .toList();
        Set<UUID> ids = rows.stream()
                .flatMap(row -> THINGS.stream().map(row::get))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        Set<UUID> persons = rows.stream()
                .map(row -> row.get("user_id"))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        Set<Scope> scopes = rows.stream()
                .filter(row -> row.containsKey("scope_id"))
                .map(row -> new Scope(Scope.Type.ofWord(row.get("scope_type")), UUID.fromString(row.get("scope_id"))))
                .collect(Collectors.toSet());
        return new Names(people.names(tenant, persons), places.names(tenant, scopes), log.names(tenant, ids));
    }
}
