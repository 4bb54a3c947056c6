package io.holdfast.simulator;

import io.holdfast.simulator.oauth.Credentials;
import java.util.Locale;
import java.util.Map;

/**
 * What the simulator is started with.
 *
 * @param port 0 for any free one
 * @param scale how often the demo's projects and invoices are there, 1 to 1,000
 * @param envelope true when the list of projects comes in an envelope instead of a bare array
 */
public record Settings(int port, Credentials credentials, Seed seed, int scale, boolean envelope) {
    private static final String PREFIX = "HOLDFAST_SIMULATOR_";
    private static final int DEFAULT_PORT = 8090;
    private static final int MAX_SCALE = 1_000;

    /** What is there at the start. */
    public enum Seed {
        DEMO,
        LARGE,
        EMPTY
    }

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException with one sentence that names the variable which is missing or wrong
     */
    public static Settings from(Map<String, String> environment) {
        return new Settings(
                port(environment.getOrDefault(PREFIX + "PORT", String.valueOf(DEFAULT_PORT))),
                new Credentials(
                        secret(environment, "CLIENT_ID"),
                        secret(environment, "CLIENT_SECRET"),
                        secret(environment, "REFRESH_TOKEN")),
                Seed.valueOf(
                        choice(environment, "SEED", "demo", "demo|large|empty").toUpperCase(Locale.ROOT)),
                scale(environment.getOrDefault(PREFIX + "SCALE", "1")),
                choice(environment, "PROJECTS_LIST", "array", "array|envelope").equals("envelope"));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(PREFIX + "PORT is not a port number (0 to 65535).");
        }
        return Integer.parseInt(text);
    }

    private static int scale(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_SCALE) {
            throw new IllegalArgumentException(PREFIX + "SCALE is a number from 1 to " + MAX_SCALE + ".");
        }
        return Integer.parseInt(text);
    }

    private static String secret(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(PREFIX + name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(PREFIX + name + " is not set.");
        }
        return value;
    }

    private static String choice(Map<String, String> environment, String name, String otherwise, String choices) {
        String value = environment.getOrDefault(PREFIX + name, otherwise);
        if (!value.matches(choices)) {
            throw new IllegalArgumentException(PREFIX + name + " is one of " + choices.replace("|", ", ") + ".");
        }
        return value;
    }
}
