package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionTemplate;
import java.util.Collections;
import java.util.SortedSet;

/**
 * One version of a template beside the one that an organization has.
 *
 * @param template what the organization has
 * @param version the one that is looked at
 * @param holds what roles hold by it, by permission and role
 * @param gained what they hold by it and not by the organization's version
 * @param lost what they hold by the organization's version and not by it
 */
public record TemplateVersion(
        PermissionTemplate template, int version, SortedSet<Cell> holds, SortedSet<Cell> gained, SortedSet<Cell> lost) {
    public TemplateVersion {
        holds = Collections.unmodifiableSortedSet(holds);
        gained = Collections.unmodifiableSortedSet(gained);
        lost = Collections.unmodifiableSortedSet(lost);
    }
}
