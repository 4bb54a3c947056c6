package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toCollection;

import io.holdfast.rbac.model.EmergencyAccess;
import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** What stands against opening an emergency access, and what no such access may hold (ADR 44). */
@Stateless
@Collaborator
@TenantBound
public class EmergencyRules {
    /** What touches the log, keys, backups or the rights themselves, and by which somebody would review what they did. */
    private static final Set<String> NEVER = Set.of(
            Permission.MANAGE_AUDIT.key(),
            Permission.MANAGE_SYSTEM.key(),
            Permission.MANAGE_PERMISSIONS.key(),
            Permission.MANAGE_ALL_USERS.key(),
            Permission.MANAGE_TENANTS.key());

    @Inject
    CallerContext context;

    @Inject
    EmergencyAccess access;

    @Inject
    RoleDefinitions definitions;

    @Inject
    TenantSession tenantSession;

    /** What a role holds, or would without locks from above, that nobody gets like this; empty for a role that may be approved. */
    public SortedSet<String> beyond(String role) {
        return definitions.rights(context.tenant(), Set.of(role)).stream()
                .flatMap(one -> one.permissions().stream())
                .filter(NEVER::contains)
                .collect(toCollection(TreeSet::new));
    }

    /**
     * The approval by which the caller may open.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when it is none of the caller's or was withdrawn; {@link
     *     ProblemCode#CONFLICT} when its time is over, what the caller did before waits for a review, or the role holds what it must not
     */
    public EmergencyApproval openable(UUID id) {
        EmergencyApproval approval = access.approval(context.tenant(), id)
                .filter(found -> found.user().equals(context.caller().member()))
                .orElseThrow(() -> DomainException.notFound("emergency access"));
        if (!tenantSession.now().isBefore(approval.validTo())) {
            throw conflict("This emergency access has run out. Ask an administrator for a new one.");
        }
        if (access.unreviewed(context.tenant(), approval.user()).isPresent()) {
            throw conflict("Your last emergency access has to be reviewed first. Ask an administrator.");
        }
        SortedSet<String> beyond = beyond(approval.role());
        if (!beyond.isEmpty()) {
            throw conflict("The role has come to hold what nobody gets like this: " + String.join(", ", beyond) + ".");
        }
        return approval;
    }

    private static DomainException conflict(String detail) {
        return new DomainException(ProblemCode.CONFLICT, detail);
    }
}
