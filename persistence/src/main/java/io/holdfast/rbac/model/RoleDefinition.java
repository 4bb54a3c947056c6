package io.holdfast.rbac.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an organization says of a role of its own.
 *
 * @param name unique in the organization
 * @param level 0 to 100; bounds who may assign it
 * @param permissions the keys that it holds of its own
 * @param takesOver the names of the roles whose permissions it holds too
 * @param office whether it changes hands by terms: it is offered for a hand-over also while nobody holds it
 */
public record RoleDefinition(
        String name,
        String description,
        int level,
        SortedSet<String> permissions,
        SortedSet<String> takesOver,
        boolean office) {
    public RoleDefinition {
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
        takesOver = Collections.unmodifiableSortedSet(new TreeSet<>(takesOver));
    }
}
