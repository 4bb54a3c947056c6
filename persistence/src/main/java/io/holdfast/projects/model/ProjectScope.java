package io.holdfast.projects.model;

import java.util.Set;
import java.util.UUID;

/** Which projects of the tenant a reader may know of: all of them, or those of some accounts together with some by name. */
public record ProjectScope(boolean all, Set<UUID> accounts, Set<UUID> projects) {
    /** Every project of the tenant, those without a known account included. */
    public static final ProjectScope ALL = new ProjectScope(true, Set.of(), Set.of());

    public ProjectScope {
        accounts = Set.copyOf(accounts);
        projects = Set.copyOf(projects);
    }

    public static ProjectScope of(Set<UUID> accounts, Set<UUID> projects) {
        return new ProjectScope(false, accounts, projects);
    }

    /** True when this very project is within. */
    public boolean reaches(MirroredProject project) {
        return all
                || projects.contains(project.id().value())
                || (project.accountId() != null
                        && accounts.contains(project.accountId().value()));
    }

    /** True when there is nothing to look for. */
    public boolean isEmpty() {
        return !all && accounts.isEmpty() && projects.isEmpty();
    }
}
