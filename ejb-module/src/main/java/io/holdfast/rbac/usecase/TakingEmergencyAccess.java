package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.EmergencyAccess;
import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Gives the caller the role of their emergency access; {@link OpeningEmergencyAccess} has seen their password. */
@Stateless
@ChangesRights
@OwnAccount
@RequiresPermission(Permission.SIGNED_IN)
public class TakingEmergencyAccess {
    @Inject
    CallerContext context;

    @Inject
    EmergencyAccess access;

    @Inject
    EmergencyRules rules;

    @Inject
    EmergencyLetters letters;

    @Inject
    Assignments assignments;

    @Inject
    SeparationOfDuties separation;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /**
     * Gives it, until then at the latest, and tells the administrators.
     *
     * @param minutes null for as long as was approved
     * @throws DomainException as {@link EmergencyRules#openable}; {@link ProblemCode#CONFLICT} when the caller has the role there already;
     *     {@link ProblemCode#SEPARATION_VIOLATED} when it is kept apart from another that they have
     */
    @Audited("emergency-access.open")
    public EmergencyOpening take(UUID id, String reason, Integer minutes) {
        TenantId tenant = context.tenant();
        draft.entity("emergency-access", id);
        EmergencyApproval approval = rules.openable(id);
        Instant end =
                tenantSession.now().plus(Duration.ofMinutes(minutes == null ? approval.longestMinutes() : minutes));
        UUID assignment = assignments
                .add(
                        tenant,
                        approval.user(),
                        new RoleId(approval.roleId()),
                        approval.scope(),
                        null,
                        end,
                        Map.of(),
                        approval.approvedBy() == null ? null : new UserId(approval.approvedBy()))
                .orElseThrow(() -> new DomainException(ProblemCode.CONFLICT, "You have that role there already."));
        separation.checkAssignment(approval.user(), new RoleId(approval.roleId()));
        UUID opening = access.open(tenant, approval, assignment, reason, end)
                .orElseThrow(() -> new DomainException(
                        ProblemCode.CONFLICT,
                        "Your last emergency access has to be reviewed first. Ask an administrator."));
        draft.reason(reason)
                .newValue("role", approval.role())
                .newValue("scope", ApprovingEmergencyAccess.words(approval.scope()))
                .newValue("validTo", end)
                .meta("opening", opening)
                .meta("assignment", assignment);
        EmergencyOpening opened = access.opening(tenant, opening).orElseThrow();
        letters.tell(opened);
        return opened;
    }
}
