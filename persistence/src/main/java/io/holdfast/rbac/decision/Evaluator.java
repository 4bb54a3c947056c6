package io.holdfast.rbac.decision;

import io.holdfast.rbac.decision.Decision.Branch;
import io.holdfast.rbac.decision.Decision.Finding;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import io.holdfast.shared.security.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Decides one question over the facts of one tenant. Plain rather than fast: it is read to know what is right. */
public final class Evaluator {
    private static final Logger LOG = Logger.getLogger(Evaluator.class.getName());

    private final Facts facts;
    private final Question question;

    private Evaluator(Facts facts, Question question) {
        this.facts = facts;
        this.question = question;
    }

    /** R5, last sentence: whatever goes wrong, the answer is no. */
    public static Decision decide(Facts facts, Question question) {
        try {
            return new Evaluator(facts, question).decide();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a decision could not be made and is no", e);
            return Decision.without(Reason.FAILED);
        }
    }

    /** R5: an explicit deny, else a grant, else no. */
    private Decision decide() {
        Optional<Reason> stranger = standing();
        if (stranger.isPresent()) {
            return Decision.without(stranger.get());
        }
        List<Branch> denials = facts.denials().stream()
                .filter(d -> d.user().equals(question.user()) && d.permission().equals(question.permission()))
                .map(this::examine)
                .toList();
        List<Branch> grants = facts.assignments().stream()
                .filter(a -> a.user().equals(question.user()))
                .map(this::examine)
                .toList();
        boolean denied = denials.stream().anyMatch(Branch::matches);
        boolean granted = grants.stream().anyMatch(Branch::matches);
        Reason reason = denied ? Reason.DENIED_EXPLICITLY : granted ? Reason.GRANTED : Reason.NOT_GRANTED;
        return new Decision(granted && !denied, reason, denials, grants);
    }

    /** R1: an active tenant, an active member of it, a place of it. */
    private Optional<Reason> standing() {
        if (!facts.tenant().equals(question.tenant()) || !facts.tenantActive()) {
            return Optional.of(Reason.TENANT_NOT_ACTIVE);
        }
        Boolean active = facts.members().get(question.user());
        if (active == null) {
            return Optional.of(Reason.NOT_A_MEMBER);
        }
        if (!active) {
            return Optional.of(Reason.MEMBER_DISABLED);
        }
        Scope place = question.place();
        return place.equals(Scope.TENANT) || facts.within().containsKey(place)
                ? Optional.empty()
                : Optional.of(Reason.RESOURCE_NOT_HERE);
    }

    private Branch examine(Denial denial) {
        Finding finding = timeAndPlace(denial.reach());
        if (finding == Finding.MATCHED && condition(denial.reach()) == Finding.CONDITION_NOT_MET) {
            finding = Finding.CONDITION_NOT_MET; // R5: one that cannot be evaluated denies
        }
        return new Branch(denial.id(), finding, List.of());
    }

    private Branch examine(Assignment assignment) {
        Finding finding = timeAndPlace(assignment.reach());
        Set<UUID> begins = begins(assignment.role());
        if (finding == Finding.MATCHED && begins.isEmpty()) {
            finding = Finding.ROLE_NOT_ACTIVE;
        }
        if (finding == Finding.MATCHED) {
            finding = condition(assignment.reach()); // R5: one that cannot be evaluated grants nothing
        }
        Optional<UUID> holder =
                begins.stream().flatMap(role -> holder(role).stream()).findFirst();
        if (finding == Finding.MATCHED && holder.isEmpty()) {
            finding = lockedBy() > 0 ? Finding.PERMISSION_LOCKED : Finding.PERMISSION_NOT_IN_ROLE;
        }
        return new Branch(
                assignment.id(),
                finding,
                finding == Finding.MATCHED ? path(assignment.role(), holder.orElseThrow()) : List.of());
    }

    /** R2: not revoked, live at the moment, and the scope is the place or lies above it. */
    private Finding timeAndPlace(Reach reach) {
        if (reach.revoked()) {
            return Finding.REVOKED;
        }
        if (question.at().isBefore(reach.from())) {
            return Finding.NOT_YET_VALID;
        }
        if (reach.to() != null && !question.at().isBefore(reach.to())) {
            return Finding.EXPIRED;
        }
        Set<Scope> around = new HashSet<>();
        for (Scope place = question.place();
                place != null && around.add(place);
                place = facts.within().get(place)) {
            if (place.equals(reach.scope())) {
                return Finding.MATCHED;
            }
        }
        return reach.scope().equals(Scope.TENANT) ? Finding.MATCHED : Finding.OUT_OF_SCOPE;
    }

    /** R5: every attribute is there, of the right type and equal. One that differs decides before one that is missing. */
    private Finding condition(Reach reach) {
        boolean unknown = false;
        for (Map.Entry<String, Object> wanted : reach.condition().entrySet()) {
            Object given = question.attributes().get(wanted.getKey());
            if (given == null || given.getClass() != wanted.getValue().getClass()) {
                unknown = true;
            } else if (!given.equals(wanted.getValue())) {
                return Finding.CONDITION_NOT_MET;
            }
        }
        return unknown ? Finding.CONDITION_UNKNOWN : Finding.MATCHED;
    }

    /** R3: the assigned role, or what the session has activated of all that it takes over. */
    private Set<UUID> begins(UUID assigned) {
        if (question.activeRoles() == null) {
            return Set.of(assigned);
        }
        Set<UUID> active = new HashSet<>(below(assigned).keySet());
        active.retainAll(question.activeRoles());
        return active;
    }

    /** R4: the role itself or one that it takes over from; of a locked permission only a role that the lock names. */
    private Optional<UUID> holder(UUID role) {
        int lockedBy = lockedBy();
        if (lockedBy > 0) {
            return Optional.of(role).filter(named -> has(named, Effect.LOCK, lockedBy));
        }
        return below(role).keySet().stream().filter(this::holds).findFirst();
    }

    /** R4: template and own, less what the organization removes, and what it adds. */
    private boolean holds(UUID role) {
        String permission = question.permission();
        boolean base = facts.templatePermissions().getOrDefault(role, Set.of()).contains(permission)
                || facts.ownPermissions().getOrDefault(role, Set.of()).contains(permission);
        return base && !has(role, Effect.REMOVE, 0) || has(role, Effect.ADD, 0);
    }

    private boolean has(UUID role, Effect effect, int above) {
        return facts.overrides().stream()
                .anyMatch(o -> o.effect() == effect
                        && o.above() == above
                        && role.equals(o.role())
                        && o.permission().equals(question.permission()));
    }

    /** R4: the highest organization above that locks the permission; 0 when none does. Nobody in between widens its lock. */
    private int lockedBy() {
        return facts.overrides().stream()
                .filter(o -> o.effect() == Effect.LOCK && o.permission().equals(question.permission()))
                .mapToInt(RoleOverride::above)
                .max()
                .orElse(0);
    }

    /** R4: a role and all that it takes over from, nearest first, each with the role through which it was reached. */
    private Map<UUID, UUID> below(UUID role) {
        Map<UUID, UUID> reached = new LinkedHashMap<>();
        Deque<UUID> open = new ArrayDeque<>(List.of(role));
        reached.put(role, role);
        while (!open.isEmpty()) {
            UUID senior = open.removeFirst();
            for (UUID junior : facts.juniors().getOrDefault(senior, Set.of())) {
                if (reached.putIfAbsent(junior, senior) == null) {
                    open.add(junior);
                }
            }
        }
        return reached;
    }

    private List<UUID> path(UUID assigned, UUID holder) {
        Map<UUID, UUID> through = below(assigned);
        LinkedList<UUID> path = new LinkedList<>(List.of(holder));
        while (!path.getFirst().equals(assigned)) {
            path.addFirst(through.get(path.getFirst()));
        }
        return path;
    }
}
