package io.holdfast.projects.ui;

import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.projects.usecase.ReadingProjects;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.Viewer;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The first screen of people with projects: how they stand, and what comes next. */
@Named("home")
@RequestScoped
public class HomePage {
    private static final int MOST_PROJECTS = 200;
    private static final int SHOWN = 8;

    @Inject
    ReadingProjects reading;

    @Inject
    Viewer viewer;

    @Inject
    When when;

    @Inject
    Outage outage;

    private ServedPage<ProjectSummary> page;
    private Age age;
    private KeyFigures figures;

    /** Reads the projects of those who may see any. */
    public void open() {
        if (viewer.isMayReadProjects()) {
            page = reading.list(MirrorQuery.first(MOST_PROJECTS));
            age = outage.note(Age.of("projects", page.lastSynced(), page.served(), when.clock()));
            figures = new KeyFigures(page.items(), page.next() != null, when.clock());
        }
    }

    public String getGreeting() {
        return when.clock().greeting() + ", " + viewer.getFirstName();
    }

    public String getSummary() {
        return figures.summary();
    }

    public List<Figure> getFigures() {
        return figures == null ? List.of() : figures.all();
    }

    /** The projects that need a look first, at most eight. */
    public List<ProjectRow> getRows() {
        return figures.byUrgency().stream()
                .limit(SHOWN)
                .map(p -> ProjectRow.of(p, when.clock()))
                .toList();
    }

    public boolean isMore() {
        return page.items().size() > SHOWN || page.next() != null;
    }

    /** The milestones that are due first, at most five. */
    public List<KeyFigures.Due> getMilestones() {
        return figures.nextMilestones();
    }

    public Age getAge() {
        return age;
    }
}
