package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;

import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.RefreshingProjections;
import io.holdfast.projects.model.PageKey;
import io.holdfast.projects.refresh.ProjectsProjection;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Shows projects. Not a transaction of its own: it freshens the mirror first, which talks to Zoho, and only then reads in the
 * transaction of {@link MirroredProjects}.
 */
@ApplicationScoped
@RequiresPermission({READ_ALL_PROJECTS, READ_ACCOUNT_PROJECTS, READ_OWN_PROJECTS})
public class ReadingProjects {
    @Inject
    RefreshingProjections refreshing;

    @Inject
    ProjectsProjection projection;

    @Inject
    MirroredProjects mirror;

    @Inject
    RunAs runAs;

    @Inject
    CallerContext context;

    /**
     * The projects that the caller may see, by name.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a cursor that is none
     */
    @RequiresPermission(action = "project.list")
    public ProjectPage list(ProjectQuery query) {
        return page(query, freshness());
    }

    /**
     * The same, but read from Zoho first, however young the mirror is. When Zoho cannot be read, or somebody else is reading it,
     * the mirror answers and says so.
     */
    @RequiresPermission(value = READ_ALL_PROJECTS, action = "project.refresh")
    public ProjectPage refresh(ProjectQuery query) {
        return page(
                query, runAs.call(RefreshingProjections.caller(context.tenant()), () -> refreshing.renew(projection)));
    }

    private ProjectPage page(ProjectQuery query, Freshness freshness) {
        PageKey after = query.cursor() == null ? null : ProjectCursor.parse(query.cursor());
        return mirror.list(query, after, freshness);
    }

    /** @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not for this caller */
    @RequiresPermission(action = "project.read")
    public ProjectDetail find(ProjectId id) {
        return mirror.find(id, freshness());
    }

    private Freshness freshness() {
        return runAs.call(RefreshingProjections.caller(context.tenant()), () -> refreshing.freshen(projection));
    }
}
