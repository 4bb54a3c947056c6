package io.holdfast.rbac.model;

/**
 * Which version of the template of one module an organization has.
 *
 * @param pack the shipped pack of roles that the template is of
 * @param version that the organization has, from 1
 * @param newest that is published; never below {@code version}
 * @param followsNewest true when the organization gets each newer version with the release that brings it
 */
public record PermissionTemplate(String pack, String module, int version, int newest, boolean followsNewest) {
    /** A word for this choice, to notice another one by. */
    public String tag() {
        return followsNewest ? version + "-followed" : String.valueOf(version);
    }
}
