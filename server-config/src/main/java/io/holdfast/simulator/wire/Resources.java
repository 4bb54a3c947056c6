package io.holdfast.simulator.wire;

import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON files that travel in the jar beside the classes which read them. */
public final class Resources {
    private Resources() {}

    /**
     * Reads a file that stands beside the class.
     *
     * @throws IllegalStateException when the file is missing or no JSON: the jar is broken
     */
    public static JsonStructure json(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " is missing from the jar.");
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IllegalStateException("The file " + name + " is no JSON."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
