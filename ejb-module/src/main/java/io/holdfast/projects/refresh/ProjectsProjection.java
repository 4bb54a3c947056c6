package io.holdfast.projects.refresh;

import io.holdfast.mirror.Projection;
import io.holdfast.mirror.Reading;
import io.holdfast.projects.model.ListedProject;
import io.holdfast.projects.model.Projects;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.projects.ProjectsGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The mirror of projects, with the phases that belong to them. Projects tells no changes: each reading is a whole one. */
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
    public Outcome<List<ListedProject>> read(Instant changedSince) {
        return zoho.projects().then(listed -> zoho.phases().map(phases -> Listing.of(listed, phases)));
    }

    @Override
    public void takeOver(List<ListedProject> listing, Reading reading) {
        projects.replaceAll(context.tenant(), listing, reading.at());
    }
}
