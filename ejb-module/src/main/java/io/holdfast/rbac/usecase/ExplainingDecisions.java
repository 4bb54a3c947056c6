package io.holdfast.rbac.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.decision.Decision.Branch;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.DenyInfo;
import io.holdfast.rbac.model.PermissionDenies;
import io.holdfast.rbac.model.PermissionSettings;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.ProposingRoles.Proposal;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells why a person may do something somewhere or not: what was looked at, what each failed, and what would change the answer. */
@Stateless
public class ExplainingDecisions {
    private static final int MOST_ROLES = 1000;

    @Inject
    CallerContext context;

    @Inject
    Deciding deciding;

    @Inject
    Assignments assignments;

    @Inject
    PermissionDenies denies;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    PermissionSettings settings;

    @Inject
    ProposingRoles proposing;

    @Inject
    Naming naming;

    @Inject
    AuditDraft draft;

    /**
     * Explains a decision from the evaluator's own trace.
     *
     * @param user null for the caller
     * @param permission the key
     * @param place {@link Scope#TENANT} for the organization as a whole
     */
    @Audited("permission.explain")
    @RequiresPermission(Permission.EXPLAIN_DECISIONS)
    public ExplainedPermission explain(UserId user, String permission, Scope place) {
        Caller caller = context.caller();
        UserId subject = user == null ? caller.user() : user;
        draft.entity("user", subject);
        TenantId tenant = caller.tenant();
        Decided decided = deciding.decide(subject, permission, place);
        List<RoleInfo> roles = catalogue.roles(tenant, null, MOST_ROLES);
        Map<UUID, String> names = roles.stream().collect(toMap(RoleInfo::id, RoleInfo::name));
        Map<UUID, AssignedRole> held =
                assignments.history(tenant, subject).stream().collect(toMap(AssignedRole::id, identity()));
        Map<UUID, DenyInfo> denied =
                denies.of(tenant, subject, permission).stream().collect(toMap(DenyInfo::id, identity()));
        Proposal proposal = proposing.propose(decided, roles, names);
        return new ExplainedPermission(
                decided,
                decided.decision().grants().stream()
                        .map(branch -> grant(branch, held, names))
                        .toList(),
                decided.decision().denials().stream()
                        .map(branch -> new ExplainedPermission.Denial(denied.get(branch.id()), branch.finding()))
                        .toList(),
                proposal.role(),
                proposal.keptApart(),
                settings.lock(permission).orElse(null),
                naming.of(
                        held.values(),
                        Stream.concat(
                                Stream.of(subject.value()),
                                denied.values().stream().map(DenyInfo::deniedBy)),
                        Stream.of(place)));
    }

    private static ExplainedPermission.Grant grant(
            Branch branch, Map<UUID, AssignedRole> held, Map<UUID, String> names) {
        return new ExplainedPermission.Grant(
                held.get(branch.id()),
                branch.finding(),
                branch.path().stream().map(names::get).toList());
    }
}
