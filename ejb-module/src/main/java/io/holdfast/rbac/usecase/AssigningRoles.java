package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Gives people roles and takes them back, where the caller looks after people. Nobody changes their own, and no role that stands
 * above the one by which the caller may do this is given or taken; what they give holds nothing that is not theirs to hand on.
 */
@Stateless
@ChangesRights
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class AssigningRoles {
    @Inject
    AssignmentChanges changes;

    @Inject
    TermLetters letters;

    /**
     * Gives a role. Who gets it for a time is told by mail.
     *
     * @param from when it begins; null for now
     * @param to the first moment when it does not hold any more; null for ever
     * @param condition the attributes that a question must have, each with a String, Boolean or BigDecimal; empty for none
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a person, role or place that the caller does not know and for
     *     times that are none, {@link ProblemCode#ASSIGNMENT_REFUSED} for oneself, for a role above the caller's and one
     *     that holds more than is theirs to give, {@link ProblemCode#CONFLICT} when the person has it already, {@link
     *     ProblemCode#SEPARATION_VIOLATED} when it is kept apart from others that they have
     */
    @Audited("role.grant")
    public AssignedRole assign(
            UserId user, String role, Scope scope, Instant from, Instant to, Map<String, Object> condition) {
        AssignedRole given =
                changes.assign(user, role, scope, from, to, condition).stand();
        letters.given(given);
        return given;
    }

    /**
     * Lets a role that has not ended hold for another time. Its holder is told by mail when that is another end.
     *
     * @param to the first moment when it does not hold any more; null for ever
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is no such assignment where the caller looks after people, {@link
     *     ProblemCode#INVALID_FIELD} for an end that has passed or lies before the beginning, else as {@link #assign}
     */
    @Audited("role.prolong")
    public AssignedRole prolong(UUID id, Instant to) {
        return letters.prolonged(changes.prolong(id, to).stand());
    }

    /**
     * Takes a role back, at once.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is no such assignment where the caller looks after people,
     *     {@link ProblemCode#ASSIGNMENT_REFUSED} for one's own and for a role above the caller's
     */
    @Audited("role.revoke")
    public void revoke(UUID id) {
        changes.revoke(id).stand();
    }
}
