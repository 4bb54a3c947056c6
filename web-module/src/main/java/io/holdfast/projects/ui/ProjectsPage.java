package io.holdfast.projects.ui;

import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.projects.usecase.OverviewOfProjects;
import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.projects.usecase.ReadingProjects;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Filters;
import io.holdfast.webshared.ui.ListAddress;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.UnaryOperator;

/** The list of projects, narrowed and from where its address says. */
@Named("projects")
@RequestScoped
public class ProjectsPage {
    private static final int ROWS = 25;

    @Inject
    ReadingProjects reading;

    @Inject
    OverviewOfProjects overview;

    @Inject
    Outage outage;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private ListAddress address;
    private ServedPage<ProjectSummary> page;
    private Age age;
    private List<ProjectRow> rows = List.of();
    private Filters filters;

    /** Reads the page before anything is written, so that a refusal can still become an error page. */
    public void open() {
        address = ListAddress.of(request, "/projects");
        page = reading.list(new MirrorQuery(ROWS, address.cursor(), address.status(), address.account()));
        age = outage.note(Age.of("projects", page.lastSynced(), page.served(), when.clock()));
        rows = page.items().stream().map(p -> ProjectRow.of(p, when.clock())).toList();
        filters = new Filters(address, overview.choices(), UnaryOperator.identity());
    }

    public Filters getFilters() {
        return filters;
    }

    public List<ProjectRow> getRows() {
        return rows;
    }

    /** The address of the next page; null on the last one. */
    public String getNext() {
        return page.next() == null ? null : address.next(page.next());
    }

    public Age getAge() {
        return age;
    }
}
