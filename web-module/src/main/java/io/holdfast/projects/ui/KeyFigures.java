package io.holdfast.projects.ui;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The four figures over a person's projects, and the sentence that sums them up. */
final class KeyFigures {
    private static final int WEEK = 7;
    private static final int MOST_MILESTONES = 5;

    private final List<ProjectSummary> projects;
    private final boolean cut;
    private final ViewerClock clock;

    /** @param cut true when there are more projects than these */
    KeyFigures(List<ProjectSummary> projects, boolean cut, ViewerClock clock) {
        this.projects = projects;
        this.cut = cut;
        this.clock = clock;
    }

    /** A milestone to come, with the project it belongs to. */
    public record Due(String projectId, String project, String milestone, String day, String distance, boolean late) {}

    List<Figure> all() {
        return List.of(active(), nextMilestone(), late(), progress());
    }

    /** A sentence to be ended by whoever shows it. */
    String summary() {
        if (projects.isEmpty()) {
            return "No project is shared with you yet";
        }
        long week = open().stream().filter(this::isDueThisWeek).count();
        long late = lateOnes().size();
        String due = week == 0
                ? "No milestone is due this week"
                : count(week, "milestone is", "milestones are") + " due this week";
        return due
                + (late == 0
                        ? "; every project is within its dates"
                        : "; " + count(late, "project is", "projects are") + " late");
    }

    /** Open projects first, the one that ended longest ago on top; finished ones last. */
    List<ProjectSummary> byUrgency() {
        return projects.stream()
                .sorted(comparing((ProjectSummary p) -> !isOpen(p))
                        .thenComparing(ProjectSummary::endDate, nullsLast(naturalOrder())))
                .toList();
    }

    List<Due> nextMilestones() {
        return withMilestone().stream().limit(MOST_MILESTONES).map(this::due).toList();
    }

    private Figure active() {
        String all = "of " + projects.size() + (cut ? " and more" : "");
        int late = lateOnes().size();
        return new Figure(
                "active",
                "Active projects",
                String.valueOf(open().size()),
                all + (late == 0 ? ", none late" : ", " + late + " late"));
    }

    private Figure nextMilestone() {
        return withMilestone().stream()
                .filter(p -> !p.nextMilestone().endDate().isBefore(clock.today()))
                .findFirst()
                .map(p -> {
                    long days = ChronoUnit.DAYS.between(
                            clock.today(), p.nextMilestone().endDate());
                    String value = days == 0 ? "Today" : ViewerClock.days(days);
                    return new Figure(
                            "next-milestone",
                            "Next milestone",
                            value,
                            p.name() + ", " + p.nextMilestone().name());
                })
                .orElse(new Figure("next-milestone", "Next milestone", "–", "no open milestone has a date to come"));
    }

    private Figure late() {
        List<ProjectSummary> late = lateOnes();
        if (late.isEmpty()) {
            return new Figure("late", "Late projects", "0", "every project is within its dates");
        }
        ProjectSummary worst = late.get(0);
        long days = ChronoUnit.DAYS.between(worst.endDate(), clock.today());
        return new Figure(
                "late", "Late projects", String.valueOf(late.size()), worst.name() + ", " + ViewerClock.days(days));
    }

    private Figure progress() {
        List<ProjectSummary> open = open();
        if (open.isEmpty()) {
            return new Figure("progress", "Progress", "–", "no project is active");
        }
        double mean = open.stream()
                .mapToInt(ProjectSummary::progressPercentage)
                .average()
                .orElseThrow();
        ProjectSummary least =
                open.stream().min(comparing(ProjectSummary::progressPercentage)).orElseThrow();
        return new Figure(
                "progress",
                "Mean progress",
                Math.round(mean) + " %",
                "of active projects; least " + least.name() + ", " + least.progressPercentage() + " %");
    }

    private Due due(ProjectSummary project) {
        LocalDate end = project.nextMilestone().endDate();
        return new Due(
                project.id(),
                project.name(),
                project.nextMilestone().name(),
                clock.day(end),
                clock.daysFromToday(end),
                end.isBefore(clock.today()));
    }

    private List<ProjectSummary> withMilestone() {
        return open().stream()
                .filter(p -> p.nextMilestone() != null && p.nextMilestone().endDate() != null)
                .sorted(comparing(p -> p.nextMilestone().endDate()))
                .toList();
    }

    private List<ProjectSummary> lateOnes() {
        return open().stream()
                .filter(p -> p.endDate() != null && p.endDate().isBefore(clock.today()))
                .sorted(comparing(ProjectSummary::endDate))
                .toList();
    }

    private List<ProjectSummary> open() {
        return projects.stream().filter(KeyFigures::isOpen).toList();
    }

    private static boolean isOpen(ProjectSummary project) {
        return States.isOpen(project.status(), project.progressPercentage());
    }

    private boolean isDueThisWeek(ProjectSummary project) {
        if (project.nextMilestone() == null || project.nextMilestone().endDate() == null) {
            return false;
        }
        long days =
                ChronoUnit.DAYS.between(clock.today(), project.nextMilestone().endDate());
        return days >= 0 && days < WEEK;
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
