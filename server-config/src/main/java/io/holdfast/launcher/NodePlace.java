package io.holdfast.launcher;

import java.util.Optional;

/**
 * What belongs to one node of this installation alone.
 *
 * @param number from 1
 * @param url its own address, which only balancers and operators use
 */
record NodePlace(int number, int httpPort, int gridPort, String url) {
    /** Beyond, one machine is the wrong place for more. */
    static final int MOST = 8;

    private static final String PREFIX = "node";

    static NodePlace of(Installation installation, int number) {
        var port = installation.httpPort() + number - 1;
        return new NodePlace(number, port, installation.gridPort() + number - 1, "http://localhost:" + port);
    }

    String name() {
        return PREFIX + number;
    }

    /** The number in "node3"; absent for any other word. */
    static Optional<Integer> numberOf(String name) {
        return name.matches(PREFIX + "[1-" + MOST + "]")
                ? Optional.of(Integer.parseInt(name.substring(PREFIX.length())))
                : Optional.empty();
    }
}
