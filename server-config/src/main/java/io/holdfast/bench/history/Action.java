package io.holdfast.bench.history;

/** What a client asks a node for. The subject is a session, or a job by the key that the client gave it. */
public enum Action {
    /** The session begins, or a right comes back: from here on reads are to be allowed. */
    GRANT,
    /** The session ends, or the right is taken: from here on reads are to be refused. */
    REVOKE,
    /** One look under the session; answers {@link Operation#ALLOW} or {@link Operation#DENY}. */
    READ,
    /** A job is handed over; its effect is due once. */
    SUBMIT,
    /** The effect of a job was found, once for each time that it happened. */
    EFFECT,
    /** All jobs had the time to end: what has no effect by now will not have one. */
    REST
}
