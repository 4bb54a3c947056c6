package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;

import io.holdfast.caching.CacheKey;
import io.holdfast.caching.CacheScope;
import io.holdfast.caching.Page;
import io.holdfast.caching.PageCache;
import io.holdfast.caching.PageCaches;
import io.holdfast.caching.Served;
import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.mirror.MirrorWatch;
import io.holdfast.projects.model.PageKey;
import io.holdfast.projects.model.ProjectScope;
import io.holdfast.projects.refresh.ProjectsProjection;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Shows projects. Not a transaction of its own: it asks for the age of the mirror, which may have Zoho read, takes the page from a
 * cache, and only on a miss reads in a transaction of {@link MirroredProjects}. What the caller may see is worked out each time
 * and is part of the cache's key.
 */
@ApplicationScoped
@RequiresPermission({READ_ALL_PROJECTS, READ_ACCOUNT_PROJECTS, READ_OWN_PROJECTS})
public class ReadingProjects {
    /** Raise it when the members of {@link ProjectSummary} change. */
    private static final String FORMAT = "1";

    @Inject
    MirrorWatch watch;

    @Inject
    ProjectsProjection projection;

    @Inject
    MirroredProjects mirror;

    @Inject
    PageCaches caches;

    @Inject
    CallerContext context;

    private PageCache<ProjectSummary> pages;

    @PostConstruct
    void openCache() {
        pages = caches.open(projection.name(), FORMAT, ProjectSummary[].class);
    }

    /**
     * The projects that the caller may see, by name.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a cursor that is none
     */
    @RequiresPermission(action = "project.list")
    @AuditedList("project.list")
    public ServedPage<ProjectSummary> list(MirrorQuery query) {
        return page(query, watch.freshness(projection));
    }

    /**
     * The same, but read from Zoho first, however young the mirror is. When Zoho cannot be read, or somebody else is reading it,
     * the mirror answers and says so.
     */
    @RequiresPermission(value = READ_ALL_PROJECTS, action = "project.refresh")
    @AuditedList("project.list")
    public ServedPage<ProjectSummary> refresh(MirrorQuery query) {
        if (!context.grants().hasInTenant(READ_ALL_PROJECTS)) {
            throw new PermissionDenied(READ_ALL_PROJECTS);
        }
        return page(query, watch.renewed(projection));
    }

    private ServedPage<ProjectSummary> page(MirrorQuery query, Freshness freshness) {
        PageKey after = query.cursor() == null ? null : ProjectCursor.parse(query.cursor());
        Page<ProjectSummary> page = pages.get(key(query), freshness, () -> mirror.list(query, after));
        return new ServedPage<>(page.content(), new Served(freshness, page.tier()));
    }

    private CacheKey key(MirrorQuery query) {
        ProjectScope scope = ProjectScopes.of(context.caller());
        String words = scope.all() ? CacheScope.ALL : CacheScope.of(scope.accounts(), scope.projects(), null);
        return CacheKey.of(projection.name(), context.tenant(), words, query);
    }

    /** @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not for this caller */
    @RequiresPermission(action = "project.read")
    public ProjectDetail find(ProjectId id) {
        return mirror.find(id, watch.freshness(projection));
    }
}
