package io.holdfast.rbac.usecase;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.decision.Decision.Branch;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.DecisionFacts;
import io.holdfast.rbac.model.PermissionSearch.Person;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells who may do something somewhere, each with the assignments by which they may. */
@Stateless
public class ExplainingHolders {
    @Inject
    CallerContext context;

    @Inject
    SearchingPermissions searching;

    @Inject
    DecisionFacts facts;

    @Inject
    Assignments assignments;

    @Inject
    Naming naming;

    @Inject
    TenantSession tenantSession;

    /** Somebody who may. */
    public record Holder(Person person, List<Through> through) {
        public Holder {
            through = List.copyOf(through);
        }
    }

    /** An assignment by which they may. @param giver the name of who gave it; null when nobody in person did */
    public record Through(AssignedRole assigned, String giver) {}

    /**
     * A page of those who may, by their addresses.
     *
     * @throws PermissionDenied when the caller looks after nobody, or not after everybody and asks about the organization as a whole
     * @throws DomainException as {@link SearchingPermissions#who} does
     */
    @Audited("permission.search")
    @RequiresPermission(Permission.EXPLAIN_DECISIONS)
    public PermissionSearchPage<Holder> who(String permission, Scope place, ListFilter filter) {
        TenantId tenant = context.tenant();
        PermissionSearchPage<Person> found = searching.who(permission, place, filter);
        Set<UserId> users = found.items().stream().map(Person::user).collect(toSet());
        Facts known = facts.about(tenant, users, Set.of(permission), Set.of(place));
        Instant now = tenantSession.now();
        Map<UserId, List<UUID>> matched = users.stream()
                .collect(toMap(
                        identity(),
                        user -> matched(known, new Question(tenant.value(), user.value(), permission, place, now))));
        Map<UUID, AssignedRole> assigned =
                assignments
                        .found(
                                tenant,
                                matched.values().stream().flatMap(List::stream).toList())
                        .stream()
                        .collect(toMap(AssignedRole::id, identity()));
        Names names = naming.of(assigned.values(), Stream.empty(), Stream.empty());
        return new PermissionSearchPage<>(
                found.items().stream()
                        .map(person -> new Holder(
                                person,
                                matched.get(person.user()).stream()
                                        .map(assigned::get)
                                        .map(one -> new Through(
                                                one,
                                                names.person(one.assignedBy()).orElse(null)))
                                        .toList()))
                        .toList(),
                found.next(),
                found.id(),
                found.epoch());
    }

    private static List<UUID> matched(Facts known, Question question) {
        return Evaluator.decide(known, question).grants().stream()
                .filter(Branch::matches)
                .map(Branch::id)
                .toList();
    }
}
