package io.holdfast.projects.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.projects.usecase.ProjectPage;
import io.holdfast.projects.usecase.ProjectQuery;
import io.holdfast.projects.usecase.ReadingProjects;
import io.holdfast.webshared.ui.Age;
import io.holdfast.webshared.ui.Outage;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.List;

/** The list of projects, one page of it at a time; the cursor in the address says which. */
@Named("projects")
@RequestScoped
public class ProjectsPage {
    private static final int ROWS = 25;

    @Inject
    ReadingProjects reading;

    @Inject
    When when;

    @Inject
    Outage outage;

    @Inject
    HttpServletRequest request;

    private ProjectPage page;
    private Age age;
    private List<ProjectRow> rows = List.of();

    /** Reads the page before anything is written, so that a refusal can still become an error page. */
    public void open() {
        String cursor = request.getParameter("cursor");
        page = reading.list(new ProjectQuery(ROWS, cursor == null || cursor.isBlank() ? null : cursor, null, null));
        age = outage.note(Age.of("projects", page.lastSynced(), page.stale(), page.reason(), when.clock()));
        rows = page.items().stream().map(p -> ProjectRow.of(p, when.clock())).toList();
    }

    public List<ProjectRow> getRows() {
        return rows;
    }

    /** True when the list starts somewhere behind its beginning. */
    public boolean isContinued() {
        String cursor = request.getParameter("cursor");
        return cursor != null && !cursor.isBlank();
    }

    /** The query of the next page; null on the last one. */
    public String getNext() {
        return page.next() == null ? null : "?cursor=" + URLEncoder.encode(page.next(), UTF_8);
    }

    public Age getAge() {
        return age;
    }
}
