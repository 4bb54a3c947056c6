package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.usecase.Reasons;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.EmergencyAccess;
import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** Says beforehand who may give themselves which role in an emergency, and takes that back. Nobody is given anything by it yet. */
@Stateless
@RequiresPermission(Permission.MANAGE_ALL_USERS)
public class ApprovingEmergencyAccess {
    public static final int SHORTEST_MINUTES = 5;
    public static final int LONGEST_MINUTES = 240;

    /** Longer than a term of office, nobody remembers what was approved. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final int MOST = 200;

    @Inject
    CallerContext context;

    @Inject
    EmergencyAccess access;

    @Inject
    EmergencyRules rules;

    @Inject
    Assignments assignments;

    @Inject
    AssignmentChanges changes;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /**
     * What somebody may do in an emergency.
     *
     * @param until the first moment when it cannot be opened any more
     * @param longestMinutes how long one opening lasts at most, 5 to 240
     * @param reason why, 10 to 500 characters
     */
    public record Wish(UserId user, String role, Scope scope, Instant until, int longestMinutes, String reason) {}

    /**
     * Approves. It is judged as if the role were given now.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a person, role, place, time or reason that is none, and for a role
     *     that holds what nobody gets like this; {@link ProblemCode#ASSIGNMENT_REFUSED} for oneself and for what is not the caller's
     *     to give; {@link ProblemCode#CONFLICT} when 200 can be opened already
     */
    @Audited("emergency-access.approve")
    public EmergencyApproval approve(Wish wish) {
        TenantId tenant = context.tenant();
        draft.entity("emergency-access", null).meta("user", wish.user());
        Reasons.check(wish.reason());
        refuseTimes(wish);
        if (!assignments.knows(tenant, Area.ALL, wish.user())) {
            throw invalid("/userId", "There is no such person here.");
        }
        RoleInfo role = changes.judgeLater(wish.user(), wish.role(), wish.scope(), null, null);
        SortedSet<String> beyond = rules.beyond(role.name());
        if (!beyond.isEmpty()) {
            throw invalid(
                    "/role",
                    "Nobody gets in an emergency what touches the audit log, keys, rights or the review: "
                            + String.join(", ", beyond) + ".");
        }
        if (access.count(tenant) >= MOST) {
            throw new DomainException(
                    ProblemCode.CONFLICT, "An organization has at most " + MOST + " of these. Withdraw one first.");
        }
        UUID id = access.approve(
                tenant,
                wish.user(),
                role.id(),
                wish.scope(),
                wish.reason(),
                wish.longestMinutes(),
                wish.until(),
                context.caller().member());
        draft.entity("emergency-access", id)
                .reason(wish.reason())
                .newValue("role", role.name())
                .newValue("scope", words(wish.scope()))
                .newValue("validTo", wish.until())
                .newValue("minutes", wish.longestMinutes());
        return access.approval(tenant, id).orElseThrow();
    }

    /**
     * Withdraws an approval. What is open by it goes on until it is ended.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none
     */
    @Audited("emergency-access.revoke")
    public void withdraw(UUID id) {
        draft.entity("emergency-access", id);
        EmergencyApproval approval =
                access.approval(context.tenant(), id).orElseThrow(() -> DomainException.notFound("emergency access"));
        draft.oldValue("role", approval.role())
                .oldValue("scope", words(approval.scope()))
                .oldValue("validTo", approval.validTo())
                .newValue("validTo", tenantSession.now())
                .meta("user", approval.user());
        access.withdraw(context.tenant(), id, context.caller().member());
    }

    private void refuseTimes(Wish wish) {
        Instant now = tenantSession.now();
        if (!wish.until().isAfter(now) || wish.until().isAfter(now.plus(LONGEST))) {
            throw invalid("/until", "'until' must be after now, and within a year.");
        }
        if (wish.longestMinutes() < SHORTEST_MINUTES || wish.longestMinutes() > LONGEST_MINUTES) {
            throw invalid(
                    "/longestMinutes",
                    "'longestMinutes' is a number from " + SHORTEST_MINUTES + " to " + LONGEST_MINUTES + ".");
        }
    }

    static String words(Scope scope) {
        return scope.type().word() + (scope.id() == null ? "" : "/" + scope.id());
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
