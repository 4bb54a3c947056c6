package io.holdfast.systemlog.usecase;

import io.holdfast.systemlog.model.LoggedProblem;
import java.util.List;
import java.util.UUID;

/**
 * Some entries of the system log, newest first.
 *
 * @param next the cursor of the next page; null on the last
 */
public record SystemLogPage(List<Item> items, String next) {
    public SystemLogPage {
        items = List.copyOf(items);
    }

    /** An entry, and the node that made it. */
    public record Item(UUID id, LoggedProblem problem, String node) {}
}
