package io.holdfast.rbac.model;

/**
 * One thing that a role lets its holders hand on.
 *
 * @param target the name of a role or the key of a permission; empty for the kinds that name none
 * @param whileHeld true when it counts only as long as they hold the permission for the whole organization themselves
 * @param everywhere true for the whole organization and everywhere in it, false for single places only
 */
public record Delegation(Kind kind, String target, boolean whileHeld, boolean everywhere) {
    /** What is handed on. */
    public enum Kind {
        /** A shipped role as it is. */
        ROLE,
        /** Every shipped role, up to the level of the one that lets them. */
        SHIPPED_ROLES,
        /** A permission, as a part of a role that the organization makes or changes. */
        PERMISSION,
        /** Every permission that they hold for the whole organization themselves. */
        HELD_PERMISSIONS,
        /** Every permission that the organization made, which opens no door of the product. */
        OWN_PERMISSIONS
    }
}
