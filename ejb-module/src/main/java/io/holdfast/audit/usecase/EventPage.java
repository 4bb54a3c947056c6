package io.holdfast.audit.usecase;

import io.holdfast.audit.model.RecordedEvent;
import java.util.List;

/**
 * Some of the events that a reader asked for, in the order asked for.
 *
 * @param next the cursor of the next page; null on the last
 */
public record EventPage(List<RecordedEvent> items, String next) {
    public EventPage {
        items = List.copyOf(items);
    }
}
