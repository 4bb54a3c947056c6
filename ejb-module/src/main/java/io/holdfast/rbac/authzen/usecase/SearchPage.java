package io.holdfast.rbac.authzen.usecase;

import java.util.List;
import java.util.UUID;

/**
 * Results of a search, each of which an evaluation of the same question at this epoch allows.
 *
 * @param results ids, or names of actions, sorted
 * @param next where to go on; empty at the end. A page with fewer results than asked for, even none, may have one
 * @param id under which the audit log has the search
 */
public record SearchPage(List<String> results, String next, UUID id, long epoch) {
    public SearchPage {
        results = List.copyOf(results);
    }
}
