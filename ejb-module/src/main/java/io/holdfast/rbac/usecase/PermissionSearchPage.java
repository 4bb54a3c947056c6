package io.holdfast.rbac.usecase;

import java.util.List;
import java.util.UUID;

/**
 * A page of what was found.
 *
 * @param next the cursor of the next page; null on the last
 * @param id under which the audit log has the search
 * @param epoch of the tenant's rights at which it was found
 */
public record PermissionSearchPage<T>(List<T> items, String next, UUID id, long epoch) {
    public PermissionSearchPage {
        items = List.copyOf(items);
    }
}
