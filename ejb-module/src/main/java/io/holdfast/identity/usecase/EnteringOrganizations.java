package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.identity.model.TenantSwitches;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.TenantSwitch;
import io.holdfast.tenancy.model.Organization;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets somebody who runs the platform act in another organization, in the session that they have: for a reason, for a short time, and on
 * record in both (ADR 43).
 */
@Stateless
@ChangesRights
public class EnteringOrganizations {
    static final AuditedAction BEGIN = AuditedAction.named("tenant-switch.begin");

    @Inject
    CallerContext context;

    @Inject
    Tenants tenants;

    @Inject
    TenantSwitches switches;

    @Inject
    TenantSwitchEvents events;

    @Inject
    AuditDraft draft;

    @Inject
    @ConfigProperty(name = "holdfast.tenant-switch.longest")
    Duration longest;

    /**
     * Enters an organization. The requests of this session that begin afterwards act there, on every node.
     *
     * @param reason at least ten characters, for both logs
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when the platform runs no such active organization; {@link
     *     ProblemCode#CONFLICT} when the session acts in one already
     */
    @Audited("tenant-switch.begin")
    @RequiresPermission(Permission.MANAGE_TENANTS)
    public TenantSwitch enter(TenantId id, String reason) {
        Caller caller = context.caller();
        draft.entity(TenantSwitchEvents.NOUN, null).meta("organization", id);
        Reasons.check(reason);
        Organization organization = tenants.organization(id)
                .filter(Organization::active)
                .orElseThrow(() -> DomainException.notFound("organization"));
        TenantSwitches.Open begun = switches.begin(caller, id, reason, longest)
                .orElseThrow(() -> new DomainException(
                        ProblemCode.CONFLICT, "You are in another organization already. Leave it first."));
        draft.entity(TenantSwitchEvents.NOUN, begun.id())
                .reason(reason)
                .newValue("organization", organization.name())
                .newValue("from", begun.begunAt())
                .newValue("to", begun.endsAt());
        var entered =
                new TenantSwitch(begun.id(), caller.tenant(), organization.name(), begun.begunAt(), begun.endsAt());
        events.tell(caller.entering(id, caller.grants(), entered), BEGIN);
        return entered;
    }
}
