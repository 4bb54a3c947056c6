package io.holdfast.simulator;

import java.util.concurrent.TimeUnit;

/** Makes a call slow. */
final class Pauses {
    private Pauses() {}

    /** Returns after that time, earlier when the simulator stops. */
    static void of(int millis) {
        if (millis == 0) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
