package io.holdfast.rbac.authzen.usecase;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.usecase.ManagedPeople;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom a caller may ask about: a client about everybody, a person about themselves and those whom they look after, as for {@code
 * /api/v1/rbac/check}.
 */
@ApplicationScoped
@Collaborator
public class Askers {
    @Inject
    CallerContext context;

    @Inject
    Assignments assignments;

    /**
     * Tells which questions the caller is answered. Who and what lies beyond those whom the caller looks after looks like nobody and
     * nothing: such a question is not among them.
     *
     * @throws PermissionDenied when one of them is about somebody else and the caller looks after nobody, or is about the organization
     *     as a whole and the caller does not look after everybody
     */
    public Predicate<AccessQuestion> answered(AccessSnapshot snapshot, List<AccessQuestion> asked) {
        Caller caller = context.caller();
        Area area = caller.client().isPresent() ? Area.ALL : ManagedPeople.areaOf(caller);
        if (area.all()) {
            return question -> true;
        }
        List<AccessQuestion> aboutOthers =
                asked.stream().filter(question -> !isOwn(snapshot, question)).toList();
        if (!aboutOthers.isEmpty() && area.isEmpty()) {
            throw new PermissionDenied(
                    Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS);
        }
        if (aboutOthers.stream().anyMatch(Askers::isOfTheWhole)) {
            throw new PermissionDenied(Permission.MANAGE_ALL_USERS);
        }
        Set<UserId> others = aboutOthers.stream()
                .map(snapshot::user)
                .flatMap(Optional::stream)
                .collect(toUnmodifiableSet());
        Set<UserId> known = others.isEmpty() ? Set.of() : assignments.known(caller.tenant(), area, others);
        return question -> isOwn(snapshot, question)
                || snapshot.user(question).filter(known::contains).isPresent()
                        && snapshot.place(question)
                                .filter(place -> area.reaches(place, snapshot.places()))
                                .isPresent();
    }

    /**
     * Lets a caller search who may do something, or what somebody else may do.
     *
     * @throws PermissionDenied unless the caller is a client or looks after everybody
     */
    public void requireEverybody() {
        Caller caller = context.caller();
        if (caller.client().isEmpty() && !ManagedPeople.areaOf(caller).all()) {
            throw new PermissionDenied(Permission.MANAGE_ALL_USERS);
        }
    }

    /** True when a question is about the caller. */
    public boolean isOwn(AccessSnapshot snapshot, AccessQuestion question) {
        return snapshot.user(question)
                .filter(user -> user.equals(context.caller().user()))
                .isPresent();
    }

    /** What only others know lies in the organization as a whole, and so does what nobody knows. */
    private static boolean isOfTheWhole(AccessQuestion question) {
        return PermissionKeys.placeOf(question.resource().type())
                .filter(type -> type != Scope.Type.TENANT)
                .isEmpty();
    }
}
