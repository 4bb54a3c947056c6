package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationViolation;
import io.holdfast.rbac.usecase.ReadingSeparation;
import io.holdfast.rbac.usecase.ReadingSeparation.Report;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sets of roles that the organization keeps apart, and who has such roles together all the same. */
@Named("separationPage")
@RequestScoped
public class SeparationPage {
    /** An organization has no more. */
    private static final int MOST_SETS = 100;

    @Inject
    ReadingSeparation reading;

    @Inject
    When when;

    private List<SeparationSet> sets;
    private Report report;

    /** Reads both before anything is written. */
    public void open() {
        sets = reading.sets(null, MOST_SETS).items();
        report = reading.report();
    }

    /** One set in words. @param violations how many of those that the page tells are of this one */
    public record Row(String id, String name, String description, String rule, int violations) {}

    public List<Row> getRows() {
        Map<UUID, List<SeparationViolation>> found =
                report.first().stream().collect(groupingBy(SeparationViolation::set));
        return sets.stream()
                .map(set -> new Row(
                        set.id().toString(),
                        set.name(),
                        set.description(),
                        rule(set),
                        found.getOrDefault(set.id(), List.of()).size()))
                .toList();
    }

    private static String rule(SeparationSet set) {
        return (set.kind() == SeparationSet.Kind.STATIC ? "Nobody has " : "No session has active ") + set.cardinality()
                + " of " + words(set.roles());
    }

    private static String words(Collection<String> roles) {
        return roles.stream().map(Words::role).collect(joining(", "));
    }

    /** Somebody who has roles together. @param name null for whoever does not look after them @param since empty for already now */
    public record Violation(String user, String name, String roles, String set, String since) {}

    public List<Violation> getViolations() {
        Map<UUID, String> names = sets.stream().collect(toMap(SeparationSet::id, SeparationSet::name));
        return report.first().stream()
                .map(found -> new Violation(
                        found.user().toString(),
                        report.names().get(found.user()),
                        words(found.roles()),
                        names.getOrDefault(found.set(), ""),
                        since(found)))
                .toList();
    }

    private String since(SeparationViolation found) {
        ViewerClock clock = when.clock();
        return found.since().isAfter(clock.now())
                ? "from " + clock.day(LocalDate.ofInstant(found.since(), clock.zone()))
                : "";
    }

    public boolean isMoreViolations() {
        return report.more();
    }
}
