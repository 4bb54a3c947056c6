package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.model.DecisionFacts;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.SessionRoles;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Asks the evaluator about a person of the caller's tenant, and tells the event of this transaction what it said. */
@ApplicationScoped
@Collaborator
public class Deciding {
    @Inject
    CallerContext context;

    @Inject
    Epochs epochs;

    @Inject
    DecisionFacts facts;

    @Inject
    SessionRoles sessionRoles;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /** Decides by the database's time; of the caller themselves, by the roles that their session has active. */
    public Decided decide(UserId user, String permission, Scope place) {
        TenantId tenant = context.tenant();
        UUID id = Uuids.next();
        long epoch = epochs.lock(false);
        Facts known = facts.about(tenant, user, permission, place);
        var question = new Question(
                tenant.value(), user.value(), permission, place, tenantSession.now(), activeRoles(user), Map.of());
        var decided = new Decided(id, epoch, known, question, Evaluator.decide(known, question));
        draft.decision(id, epoch)
                .meta("permission", permission)
                .meta("scope", place.type().word() + (place.id() == null ? "" : "/" + place.id()))
                .meta("allowed", decided.decision().allowed())
                .meta("verdict", decided.decision().reason());
        return decided;
    }

    /** The roles that the caller's session has active, when it is about the caller themselves; null when all are. */
    public Set<UUID> activeRoles(UserId user) {
        Caller caller = context.caller();
        return user.equals(caller.user()) && caller.session() != null
                ? sessionRoles.active(caller.tenant(), user, caller.session()).orElse(null)
                : null;
    }
}
