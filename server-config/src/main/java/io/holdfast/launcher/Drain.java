package io.holdfast.launcher;

import java.time.Duration;

/** Takes a node out of service before it ends: it takes no new background work, and balancers are told that it is not ready. */
final class Drain {
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(5);

    private final Installation installation;
    private final String node;

    Drain(Installation installation, String node) {
        this.installation = installation;
        this.node = node;
    }

    /** False when the node does not answer or does not know how. */
    boolean begin() {
        return new Operator(installation)
                .tryCall("POST", node + "/api/operator/drain")
                .filter(answer -> answer.statusCode() / 100 == 2)
                .isPresent();
    }

    /** Gives balancers the time to notice, in which what is open ends. */
    void untilNoticed() {
        if (begin()) Waiting.pause(installation.settings().duration("holdfast.drain-time", UNTIL_NOTICED));
    }
}
