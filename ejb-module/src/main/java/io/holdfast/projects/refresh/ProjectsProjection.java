package io.holdfast.projects.refresh;

import io.holdfast.mirror.Projection;
import io.holdfast.projects.model.ListedProject;
import io.holdfast.projects.model.Projects;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.projects.ProjectsGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The mirror of projects, with the phases that belong to them. */
@ApplicationScoped
public class ProjectsProjection implements Projection<ListedProject> {
    @Inject
    ProjectsGateway zoho;

    @Inject
    Projects projects;

    @Inject
    CallerContext context;

    @Override
    public String name() {
        return "projects";
    }

    @Override
    public Outcome<List<ListedProject>> read() {
        return zoho.projects().then(listed -> zoho.phases().map(phases -> Listing.of(listed, phases)));
    }

    @Override
    public void takeOver(List<ListedProject> listing, Instant readAt) {
        projects.replaceAll(context.tenant(), listing, readAt);
    }
}
