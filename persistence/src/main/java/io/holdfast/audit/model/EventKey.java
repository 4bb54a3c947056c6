package io.holdfast.audit.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** The place of an event among those of its tenant, in order of time. The id only tells events of one moment apart. */
public record EventKey(Instant time, UUID id) {
    public EventKey {
        requireNonNull(time, "time");
        requireNonNull(id, "id");
    }

    public static EventKey of(RecordedEvent recorded) {
        return new EventKey(recorded.event().time(), recorded.event().id());
    }
}
