package io.holdfast.projects.ui;

import io.holdfast.projects.model.Budget;
import io.holdfast.projects.usecase.ProjectDetail;
import io.holdfast.projects.usecase.ReadingProjects;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Amounts;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.PageAddressFilter;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** One project: how far it is, what comes when, and what it may cost for those who may know. */
@Named("project")
@RequestScoped
public class ProjectDetailPage {
    @Inject
    ReadingProjects reading;

    @Inject
    When when;

    @Inject
    Outage outage;

    @Inject
    HttpServletRequest request;

    private ProjectDetail detail;
    private Age age;
    private Schedule schedule;

    /** Reads the project before anything is written, so that an unknown one can still become the page for 404. */
    public void open() {
        detail = reading.find(id());
        age = outage.note(Age.of("projects", detail.lastSynced(), detail.served(), when.clock()));
        schedule = new Schedule(detail.startDate(), detail.endDate(), detail.milestones(), when.clock());
    }

    private ProjectId id() {
        try {
            return new ProjectId(UUID.fromString(String.valueOf(request.getAttribute(PageAddressFilter.ID))));
        } catch (IllegalArgumentException e) {
            throw DomainException.notFound("project"); // what is no id names no project
        }
    }

    public String getName() {
        return detail.name();
    }

    public String getAccount() {
        return detail.accountName();
    }

    public Tag getTag() {
        return States.ofProject(
                detail.status(),
                detail.progressPercentage(),
                detail.endDate(),
                when.clock().today());
    }

    /** Zoho's own word, shown beside the tag when the tag says something else. */
    public String getStatus() {
        return getTag().word().equals(detail.status()) ? null : detail.status();
    }

    public int getProgress() {
        return detail.progressPercentage();
    }

    /** How far the time is, in percent, to hold against the progress; null without both dates. */
    public Integer getTimeUsed() {
        if (detail.startDate() == null || detail.endDate() == null) {
            return null;
        }
        long whole = ChronoUnit.DAYS.between(detail.startDate(), detail.endDate()) + 1;
        long gone = ChronoUnit.DAYS.between(detail.startDate(), when.clock().today());
        return whole <= 0 ? null : (int) Math.min(100, Math.max(0, gone * 100 / whole));
    }

    public String getStart() {
        return when.clock().day(detail.startDate());
    }

    public String getEnd() {
        return when.clock().day(detail.endDate());
    }

    /** "in 12 days", "6 days ago"; null without an end. */
    public String getEndDistance() {
        return detail.endDate() == null ? null : when.clock().daysFromToday(detail.endDate());
    }

    public ProjectRow getNext() {
        ViewerClock clock = when.clock();
        var next = detail.nextMilestone();
        if (next == null) {
            return null;
        }
        String day = next.endDate() == null
                ? "no date"
                : clock.day(next.endDate()) + ", " + clock.daysFromToday(next.endDate());
        return new ProjectRow(detail.id(), detail.name(), null, getTag(), getProgress(), next.name(), day);
    }

    public Schedule getSchedule() {
        return schedule;
    }

    /** "3 of 5 done". */
    public String getMilestonesDone() {
        List<?> all = detail.milestones();
        long done = detail.milestones().stream().filter(m -> m.completed()).count();
        return done + " of " + all.size() + " done";
    }

    /** "€ 48,000"; null without an invoice permission or without a budget. */
    public String getBudget() {
        Budget budget = detail.budget();
        return budget == null ? null : Amounts.brief(budget.amount(), budget.currency());
    }

    public Age getAge() {
        return age;
    }
}
