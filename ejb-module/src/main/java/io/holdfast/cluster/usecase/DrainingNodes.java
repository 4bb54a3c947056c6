package io.holdfast.cluster.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.cluster.ThisNode;
import io.holdfast.cluster.model.RegisteredNodes;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Orders a node to drain: it is not ready any more, takes no background work, and finishes what it does. There is no way back but
 * a restart of the node.
 */
@Stateless
public class DrainingNodes {
    @Inject
    RegisteredNodes nodes;

    @Inject
    ThisNode self;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /** @param name of the node */
    public record Draining(UUID id, String name) {}

    /**
     * Drains a node.
     *
     * @throws DomainException {@link ProblemCode#PERMISSION_DENIED} for people of an organization, {@link ProblemCode#NOT_FOUND}
     *     when no such node runs
     */
    @Audited("node.drain")
    @RequiresPermission(Permission.MANAGE_SYSTEM)
    public Draining drain(UUID id) {
        draft.entity("node", id);
        if (!context.tenant().equals(Caller.PLATFORM)) {
            throw new DomainException(
                    ProblemCode.PERMISSION_DENIED, "Only administrators of the platform drain its nodes.");
        }
        return order(id);
    }

    /** Drains the node that is asked, for the operator of its machine. */
    @Audited("node.drain")
    @RequiresPermission(Permission.OPERATE)
    public Draining drainThisNode() {
        draft.entity("node", self.id());
        return order(self.id());
    }

    private Draining order(UUID id) {
        String name = nodes.drain(id).orElseThrow(() -> DomainException.notFound("node"));
        draft.meta("name", name).oldValue("state", "UP").newValue("state", "DRAINING");
        return new Draining(id, name);
    }
}
