package io.holdfast.projects.model;

import io.holdfast.shared.id.AccountId;

/**
 * Which projects a reader asks for, within those that he may know of.
 *
 * @param status as Zoho words it, such as {@code In Progress}; null for every status
 * @param account null for every account
 */
public record ProjectFilter(String status, AccountId account) {
    /** Asks for everything. */
    public static final ProjectFilter NONE = new ProjectFilter(null, null);
}
