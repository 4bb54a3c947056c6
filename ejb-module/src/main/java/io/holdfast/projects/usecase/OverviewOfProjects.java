package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;

import io.holdfast.projects.model.ProjectChoices;
import io.holdfast.shared.paging.Choices;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * What stands over a list of projects that the caller may see: by what it can be narrowed. It reads the mirror as it is and
 * leaves no event of its own: {@link ReadingProjects} has freshened and recorded the list.
 */
@Stateless
@RequiresPermission({READ_ALL_PROJECTS, READ_ACCOUNT_PROJECTS, READ_OWN_PROJECTS})
public class OverviewOfProjects {
    @Inject
    ProjectChoices projects;

    @Inject
    CallerContext context;

    /** The statuses and accounts that occur among the caller's projects. */
    public Choices choices() {
        return projects.of(context.tenant(), ProjectScopes.of(context.caller()));
    }
}
