package io.holdfast.systemlog.model;

/** How bad it is. */
public enum LogLevel {
    /** Something did not go as it should, and the product went on. */
    WARNING,
    /** Something failed that somebody has to look at. */
    SEVERE
}
