package io.holdfast.webshared.lines;

import java.io.IOException;

/** Writes things one after another, each on a line of its own. */
public interface Lines {
    /**
     * Writes one of them.
     *
     * @param json an object, as JSON-B writes it: on one line
     */
    void write(String json) throws IOException;
}
