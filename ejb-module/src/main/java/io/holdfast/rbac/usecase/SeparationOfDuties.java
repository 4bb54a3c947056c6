package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.rbac.model.SeparationViolation;
import io.holdfast.rbac.model.SeparationViolations;
import io.holdfast.rbac.model.SeparationViolations.Found;
import io.holdfast.rbac.model.SessionRoles;
import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Refuses what a set of roles forbids, in the transaction of the change: of static sets after it. The database refuses it at the commit in any case; this
 * says so in words. The tenant's rights are locked alone from here on, so that nobody adds the other half meanwhile.
 */
@ApplicationScoped
@Collaborator
public class SeparationOfDuties {
    private static final int MOST_TOLD = 100;

    @Inject
    CallerContext context;

    @Inject
    Epochs epochs;

    @Inject
    SeparationSets sets;

    @Inject
    SeparationViolations violations;

    @Inject
    SessionRoles sessionRoles;

    /** Somebody was given a role. @throws DomainException {@link ProblemCode#SEPARATION_VIOLATED} */
    public void checkAssignment(UserId user, RoleId role) {
        epochs.lock(true);
        // Whoever gives roles need not know which others the person holds: the set is told, and no more.
        violations.by(context.tenant(), user, role).ifPresent(found -> {
            throw violated(found.set(), Map.of());
        });
    }

    /** A role takes over from others than before. @throws DomainException {@link ProblemCode#SEPARATION_VIOLATED} */
    public void checkInheritance(RoleId role) {
        epochs.lock(true);
        refuse(violations.byHolders(context.tenant(), role, MOST_TOLD));
    }

    /** A set was made, or forbids more than before. @throws DomainException {@link ProblemCode#SEPARATION_VIOLATED} */
    public void checkSet(UUID set) {
        epochs.lock(true);
        refuse(violations.of(context.tenant(), set, MOST_TOLD));
    }

    /** A session activates roles. @throws DomainException {@link ProblemCode#SEPARATION_VIOLATED} */
    public void checkActivation(Set<UUID> roles) {
        epochs.lock(true);
        sessionRoles.violated(context.tenant(), roles).ifPresent(set -> {
            throw violated(set, Map.of());
        });
    }

    private void refuse(Found found) {
        if (found.count() > 0) {
            throw violated(
                    found.first().get(0).set(),
                    Map.of(
                            "violationCount",
                            found.count(),
                            "violations",
                            found.first().stream()
                                    .map(SeparationOfDuties::words)
                                    .toList()));
        }
    }

    private DomainException violated(UUID id, Map<String, Object> members) {
        SeparationSet set = sets.find(context.tenant(), id).orElseThrow();
        String detail = "'" + set.name() + "' keeps " + String.join(", ", set.roles()) + " apart: "
                + (set.kind() == SeparationSet.Kind.STATIC ? "nobody has " : "no session has active ")
                + set.cardinality() + " of them.";
        return new DomainException(
                ProblemCode.SEPARATION_VIOLATED, detail, List.of(), with(members, "separationSet", words(set)));
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        var all = new HashMap<>(members);
        all.put(name, value);
        return all;
    }

    private static Map<String, Object> words(SeparationSet set) {
        return Map.of(
                "id", set.id().toString(), "name", set.name(), "cardinality", set.cardinality(), "roles", set.roles());
    }

    private static Map<String, Object> words(SeparationViolation violation) {
        return Map.of("userId", violation.user().toString(), "roles", violation.roles());
    }
}
