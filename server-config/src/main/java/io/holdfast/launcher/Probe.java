package io.holdfast.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Asks an address over HTTP whether it answers 200. */
final class Probe {
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(3).toMillis();

    private Probe() {}

    /** Ready to serve, says the application itself. */
    static boolean isReady(String base) {
        return answers(base + "/health/ready");
    }

    static boolean answers(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
