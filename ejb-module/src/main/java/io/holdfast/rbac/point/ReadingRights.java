package io.holdfast.rbac.point;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.model.DecisionFacts;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads the rights of the caller's organization. Without a lock: what was read counts when nothing changed from before the reading
 * to after it.
 */
@Stateless
@TenantBound
@Collaborator
public class ReadingRights {
    /** With more changed people than this everything is read anew. */
    static final int MOST_CHANGED = 500;

    @Inject
    Epochs epochs;

    @Inject
    DecisionFacts facts;

    /** Everything. Empty when something changed meanwhile. */
    public Optional<RightsAt> whole(TenantId tenant) {
        Epochs.Position before = epochs.position(tenant);
        Facts all = facts.whole(tenant);
        return unchanged(tenant, before).map(position -> new RightsAt(position, RightsSnapshot.of(all)));
    }

    /**
     * What was known, with what has changed since. Empty when that is more than some people, or when something changed meanwhile.
     */
    public Optional<RightsAt> since(TenantId tenant, RightsAt known) {
        Epochs.Position now = epochs.position(tenant);
        if (now.decidesAs(known.position())) {
            return Optional.of(new RightsAt(now, known.rights()));
        }
        if (!now.hasStructureOf(known.position())) {
            return Optional.empty();
        }
        List<UUID> changed = epochs.changedSince(tenant, known.position().rights(), MOST_CHANGED + 1);
        if (changed.size() > MOST_CHANGED) {
            return Optional.empty();
        }
        Set<UserId> people = changed.stream().map(UserId::new).collect(Collectors.toUnmodifiableSet());
        Facts about = facts.about(tenant, people);
        return unchanged(tenant, now)
                .map(position -> new RightsAt(position, known.rights().with(Set.copyOf(changed), about)));
    }

    private Optional<Epochs.Position> unchanged(TenantId tenant, Epochs.Position before) {
        return epochs.position(tenant).decidesAs(before) ? Optional.of(before) : Optional.empty();
    }
}
