package io.holdfast.identity.usecase;

import static java.util.Objects.requireNonNull;

import io.holdfast.identity.model.OpenSession;
import io.holdfast.shared.id.SessionId;
import java.util.List;

/**
 * Some of a person's open sessions, the one that was opened last first.
 *
 * @param present the session of the caller who asks
 * @param total how many are open altogether
 * @param next the cursor of the next page; null on the last
 */
public record SessionPage(List<OpenSession> items, SessionId present, long total, String next) {
    public SessionPage {
        items = List.copyOf(items);
        requireNonNull(present, "present");
    }
}
