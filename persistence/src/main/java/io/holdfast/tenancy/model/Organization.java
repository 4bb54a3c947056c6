package io.holdfast.tenancy.model;

import io.holdfast.shared.id.TenantId;

/**
 * An organization as the platform sees it.
 *
 * @param kind which pack it has, such as {@code food-safety}
 * @param status {@code active}, {@code suspended} or {@code closed}
 * @param parent the one above; null for none
 * @param parentName null for none
 * @param people its active members; no more than {@link #MOST_COUNTED} and one are counted
 */
public record Organization(
        TenantId id,
        String slug,
        String name,
        String kind,
        String status,
        TenantId parent,
        String parentName,
        int people) {
    /** One person more stands for "more than these". */
    public static final int MOST_COUNTED = 1000;

    public boolean active() {
        return status.equals("active");
    }
}
