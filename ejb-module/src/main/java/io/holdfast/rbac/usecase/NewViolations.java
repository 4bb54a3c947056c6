package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.rbac.model.SeparationViolation;
import io.holdfast.rbac.model.SeparationViolations;
import io.holdfast.rbac.model.SeparationViolations.Place;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Which sets of roles a change breaks that were not broken before, and by whom. */
@ApplicationScoped
@Collaborator
public class NewViolations {
    private static final int MOST_COMPARED = 10_000;
    private static final int MOST_TOLD = 100;

    @Inject
    SeparationSets sets;

    @Inject
    SeparationViolations violations;

    @Inject
    Assignments assignments;

    /**
     * What is broken.
     *
     * @param violations the first 100, of people whom the caller looks after
     */
    public record Broken(List<SeparationSet> sets, List<SeparationViolation> violations) {}

    /** Who violates what at present in the entered organization. */
    public Set<Place> now(TenantId tenant) {
        return all(tenant).stream().map(NewViolations::place).collect(toSet());
    }

    /** What is violated now and was not before. @param people whose roles the caller may know */
    public Broken since(TenantId tenant, Set<Place> before, Area people) {
        List<SeparationViolation> added =
                all(tenant).stream().filter(one -> !before.contains(place(one))).toList();
        Set<UserId> known = assignments.known(
                tenant,
                people,
                added.stream().map(one -> new UserId(one.user())).collect(toSet()));
        return new Broken(
                added.stream()
                        .map(SeparationViolation::set)
                        .distinct()
                        .map(set -> sets.find(tenant, set).orElseThrow())
                        .toList(),
                added.stream()
                        .filter(one -> known.contains(new UserId(one.user())))
                        .limit(MOST_TOLD)
                        .toList());
    }

    private List<SeparationViolation> all(TenantId tenant) {
        return sets.count(tenant) == 0 ? List.of() : violations.page(tenant, null, MOST_COMPARED);
    }

    private static Place place(SeparationViolation violation) {
        return new Place(violation.set(), violation.user());
    }
}
