package io.holdfast.bench.peer;

/** Why the peer could not be measured, in a few words for its row. */
public final class NotMeasured extends Exception {
    private static final long serialVersionUID = 1L;

    NotMeasured(String reason) {
        super(reason);
    }

    NotMeasured(String reason, Throwable cause) {
        super(reason, cause);
    }
}
