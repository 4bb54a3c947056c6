package io.holdfast.audit.model;

/** In which order of time events are read. */
public enum EventOrder {
    NEWEST_FIRST("DESC", "<"),
    OLDEST_FIRST("ASC", ">");

    private final String direction;
    private final String behind;

    EventOrder(String direction, String behind) {
        this.direction = direction;
        this.behind = behind;
    }

    /** The word of {@code ORDER BY}. */
    String direction() {
        return direction;
    }

    /** How an event compares with one that stands before it. */
    String behind() {
        return behind;
    }
}
