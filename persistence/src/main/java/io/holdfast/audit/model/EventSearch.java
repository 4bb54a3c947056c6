package io.holdfast.audit.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.audit.model.EventFilter.Reach;

/**
 * Which events are read, and in which order.
 *
 * @param reach of the reader
 * @param filter whose {@code user} is an id, see {@link RecordedEvents#person}
 */
public record EventSearch(Reach reach, EventFilter filter, EventOrder order) {
    public EventSearch {
        requireNonNull(reach, "reach");
        requireNonNull(filter, "filter");
        requireNonNull(order, "order");
    }
}
