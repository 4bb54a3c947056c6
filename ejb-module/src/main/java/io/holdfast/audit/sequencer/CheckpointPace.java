package io.holdfast.audit.sequencer;

import java.time.Duration;

/**
 * When checkpoints are signed.
 *
 * @param events after so many events
 * @param interval or so long after the first of them
 * @param heartbeat and so long after the last one when nothing happens
 */
record CheckpointPace(int events, Duration interval, Duration heartbeat) {
    CheckpointPace {
        if (events < 1 || interval.isNegative() || heartbeat.toSeconds() < 1) {
            throw new IllegalArgumentException("holdfast.audit.checkpoint-events, .checkpoint-interval and .heartbeat"
                    + " are not below 1, PT0S and PT1S");
        }
    }
}
