package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** Something that the launcher starts, watches and stops: the database, the simulator, a node. */
interface Service {
    /** What a person reads, such as "node1". */
    String name();

    /** Starts the process. Returns at once; a failure to start is a {@link LauncherException}. */
    void start();

    /** Waits until it serves. @throws LauncherException when it died or took too long */
    void awaitReady();

    /** Asks it to end and waits; after a bounded time it is killed. Harmless when it does not run. */
    void stop();

    /** What the state file says of it; only after {@link #start()}. */
    State.Member member();

    /** Whether the present process lives; whether it serves is another question. */
    default boolean isAlive() {
        return member().process().isAlive();
    }

    /** What in its surroundings ends it again whatever the launcher does, in words; empty when nothing is known. */
    default Optional<String> hindrance() {
        return Optional.empty();
    }

    Path log();
}
