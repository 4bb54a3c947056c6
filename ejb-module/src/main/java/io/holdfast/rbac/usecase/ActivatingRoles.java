package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toMap;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.SessionRole;
import io.holdfast.rbac.model.SessionRoles;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Which of their roles the caller's session has active: SessionRoles, AddActiveRole and DropActiveRole of INCITS 359. */
@Stateless
@OwnAccount
@RequiresPermission(Permission.SIGNED_IN)
public class ActivatingRoles {
    @Inject
    CallerContext context;

    @Inject
    SessionRoles sessionRoles;

    @Inject
    SeparationOfDuties separation;

    @Inject
    AuditDraft draft;

    /**
     * A session's roles.
     *
     * @param chosen the ids that the session has chosen; null when it chose nothing
     * @param roles every role that the caller has
     */
    public record Activation(SortedSet<UUID> chosen, List<SessionRole> roles) {
        public Activation {
            roles = List.copyOf(roles);
        }
    }

    /** The roles of the caller's session. */
    @Audited("session-role.read")
    public Activation read() {
        draft.entity("session", context.caller().session());
        return activation();
    }

    /**
     * Activates exactly these roles, until others are chosen or the session ends.
     *
     * @param wanted ids; null for all roles that the caller has
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a role that the caller does not have, {@link
     *     ProblemCode#SEPARATION_VIOLATED} when a dynamic set keeps them apart
     */
    @Audited("session-role.update")
    @ChangesRights
    public Activation activate(Set<UUID> wanted) {
        Caller caller = context.caller();
        Activation before = activation();
        Map<UUID, String> names = before.roles().stream().collect(toMap(SessionRole::id, SessionRole::name));
        draft.entity("session", caller.session()).oldValue("activeRoles", words(before.chosen(), names));
        if (wanted != null) {
            if (!names.keySet().containsAll(wanted)) {
                String detail = "'active' names a role that you do not have.";
                throw new DomainException(
                        ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/active", detail)));
            }
            separation.checkActivation(wanted);
        }
        draft.newValue("activeRoles", words(wanted, names));
        sessionRoles.choose(caller.tenant(), caller.session(), wanted);
        return activation();
    }

    private Activation activation() {
        Caller caller = context.caller();
        Optional<Set<UUID>> chosen = sessionRoles.chosen(caller.tenant(), caller.session());
        return new Activation(
                chosen.<SortedSet<UUID>>map(TreeSet::new).orElse(null),
                sessionRoles.all(caller.tenant(), caller.user(), caller.session()));
    }

    /** A role that the person has no more keeps its id. */
    private static Object words(Collection<UUID> roles, Map<UUID, String> names) {
        return roles == null
                ? "all"
                : roles.stream()
                        .map(id -> names.getOrDefault(id, id.toString()))
                        .sorted()
                        .toList();
    }
}
