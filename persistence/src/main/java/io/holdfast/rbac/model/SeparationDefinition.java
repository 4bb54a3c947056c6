package io.holdfast.rbac.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an organization says of a set of roles that it keeps apart.
 *
 * @param name unique in the organization
 * @param cardinality how many of the roles are too many: from 2 to their number
 * @param roles their names
 */
public record SeparationDefinition(String name, String description, int cardinality, SortedSet<String> roles) {
    public SeparationDefinition {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }
}
