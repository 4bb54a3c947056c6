package io.holdfast.rbac.usecase;

import io.holdfast.rbac.decision.SmallestGrant;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.rbac.usecase.ExplainedPermission.KeptApart;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks for the role that would turn a no into a yes and that the person may have beside those that they hold. */
@ApplicationScoped
@Collaborator
public class ProposingRoles {
    private static final int MOST_SETS = 100;

    /** The least that is given beyond what was asked for. */
    private static final Comparator<RoleInfo> SMALLEST_FIRST = Comparator.comparingInt(
                    (RoleInfo role) -> role.permissions().size())
            .thenComparingInt(RoleInfo::level)
            .thenComparing(RoleInfo::name);

    @Inject
    CallerContext context;

    @Inject
    SeparationSets separationSets;

    /**
     * What would help.
     *
     * @param role null when none would or none is needed
     * @param keptApart the smaller ones that would, and that a set of roles forbids
     */
    public record Proposal(String role, List<KeptApart> keptApart) {
        public Proposal {
            keptApart = List.copyOf(keptApart);
        }
    }

    /** @param names of all roles */
    public Proposal propose(Decided decided, List<RoleInfo> roles, Map<UUID, String> names) {
        var apart = new RolesKeptApart(
                decided.facts(), decided.question(), separationSets.page(context.tenant(), null, MOST_SETS), names);
        List<UUID> smallestFirst =
                roles.stream().sorted(SMALLEST_FIRST).map(RoleInfo::id).toList();
        List<KeptApart> passedOver = new ArrayList<>();
        Iterator<UUID> flipping = SmallestGrant.each(decided.facts(), decided.question(), smallestFirst)
                .iterator();
        while (flipping.hasNext()) {
            UUID role = flipping.next();
            Optional<SeparationSet> broken = apart.brokenBy(role);
            if (broken.isEmpty()) {
                return new Proposal(names.get(role), passedOver);
            }
            passedOver.add(new KeptApart(names.get(role), broken.get().name()));
        }
        return new Proposal(null, passedOver);
    }
}
