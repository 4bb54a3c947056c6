package io.holdfast.operations;

import java.time.Instant;

/** Looks how one part of the system stands. It waits for no other system longer than a moment, and changes nothing. */
public interface HealthProbe {
    /** The part's name. */
    String name();

    /** Where the part stands among the others, from 0; the one that most depends on comes first. */
    int place();

    /** @throws RuntimeException when it cannot be found out, which is shown as {@link HealthStatus#DOWN} */
    HealthPart check(Instant now);
}
