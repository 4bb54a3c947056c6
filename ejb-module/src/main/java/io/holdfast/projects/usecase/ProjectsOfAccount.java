package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.projects.model.MirroredProject;
import io.holdfast.projects.model.ProjectFilter;
import io.holdfast.projects.model.ProjectScope;
import io.holdfast.projects.model.Projects;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Names the projects of an account, for work that grants them. */
@Stateless
@RequiresPermission(OPERATE)
public class ProjectsOfAccount {
    @Inject
    Projects projects;

    @Inject
    CallerContext context;

    /** The first projects of an account by name; fewer when the mirror holds fewer. */
    public List<ProjectId> first(AccountId account, int count) {
        var scope = ProjectScope.of(Set.of(account.value()), Set.of());
        return projects.page(context.tenant(), scope, ProjectFilter.NONE, null, count).stream()
                .map(MirroredProject::id)
                .toList();
    }
}
