package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.caching.PageContent;
import io.holdfast.caching.Served;
import io.holdfast.caching.Tier;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.projects.model.MirroredProject;
import io.holdfast.projects.model.PageKey;
import io.holdfast.projects.model.ProjectFilter;
import io.holdfast.projects.model.Projects;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Reads the mirror for the caller in one transaction, a single project together with its audit event. {@link ReadingProjects}
 * asks for its age before, and puts the reading of a list on record.
 */
@Stateless
@RequiresPermission({READ_ALL_PROJECTS, READ_ACCOUNT_PROJECTS, READ_OWN_PROJECTS})
public class MirroredProjects {
    @Inject
    Projects projects;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    public PageContent<ProjectSummary> list(MirrorQuery query, PageKey after) {
        // One more than asked for tells whether another page follows.
        List<MirroredProject> found = projects.page(
                context.tenant(),
                ProjectScopes.of(context.caller()),
                new ProjectFilter(query.status(), query.account()),
                after,
                query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<MirroredProject> shown = more ? found.subList(0, query.limit()) : found;
        return new PageContent<>(
                shown.stream().map(ProjectSummary::of).toList(),
                more ? ProjectCursor.after(shown.get(shown.size() - 1)) : null);
    }

    @Audited("project.read")
    public ProjectDetail find(ProjectId id, Freshness freshness) {
        draft.entity("project", id).meta("stale", freshness.stale());
        return projects.find(context.tenant(), ProjectScopes.of(context.caller()), id)
                .map(project ->
                        ProjectDetail.of(project, maySeeBudget(project), new Served(freshness, Tier.PROJECTION)))
                .orElseThrow(() -> DomainException.notFound("project"));
    }

    /** Money is for those who see this project's bills. */
    private boolean maySeeBudget(MirroredProject project) {
        return ProjectScopes.ofBills(context.caller()).reaches(project);
    }
}
