package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;

import io.holdfast.projects.model.PageKey;
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
    private static final int MAX_LIMIT = 200;

    @Inject
    RefreshingProjections refreshing;

    @Inject
    MirroredProjects mirror;

    @Inject
    RunAs runAs;

    @Inject
    CallerContext context;

    /**
     * The projects that the caller may see, by name.
     *
     * @param limit how many at most, 1 to 200
     * @param cursor where to go on, as the page before said; null for the first page
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or cursor that is none
     */
    @RequiresPermission(action = "project.list")
    public ProjectPage list(int limit, String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        PageKey after = cursor == null ? null : ProjectCursor.parse(cursor);
        return mirror.list(limit, after, freshness());
    }

    /** @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not for this caller */
    @RequiresPermission(action = "project.read")
    public ProjectDetail find(ProjectId id) {
        return mirror.find(id, freshness());
    }

    private Freshness freshness() {
        return runAs.call(RefreshingProjections.caller(context.tenant()), refreshing::freshen);
    }
}
