package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.rbac.model.SeparationViolation;
import io.holdfast.rbac.model.SeparationViolations;
import io.holdfast.rbac.model.SeparationViolations.Place;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.CallerContext;
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
    CallerContext context;

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

    /** Who violates what at present. */
    public Set<Place> now() {
        return all().stream().map(NewViolations::place).collect(toSet());
    }

    /** What is violated now and was not before. @param people whose roles the caller may know */
    public Broken since(Set<Place> before, Area people) {
        List<SeparationViolation> added =
                all().stream().filter(one -> !before.contains(place(one))).toList();
        Set<UserId> known = assignments.known(
                context.tenant(),
                people,
                added.stream().map(one -> new UserId(one.user())).collect(toSet()));
        return new Broken(
                added.stream()
                        .map(SeparationViolation::set)
                        .distinct()
                        .map(set -> sets.find(context.tenant(), set).orElseThrow())
                        .toList(),
                added.stream()
                        .filter(one -> known.contains(new UserId(one.user())))
                        .limit(MOST_TOLD)
                        .toList());
    }

    private List<SeparationViolation> all() {
        return sets.count(context.tenant()) == 0 ? List.of() : violations.page(context.tenant(), null, MOST_COMPARED);
    }

    private static Place place(SeparationViolation violation) {
        return new Place(violation.set(), violation.user());
    }
}
