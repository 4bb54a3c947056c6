package io.holdfast.audit.sequencer;

import io.holdfast.audit.proof.Checkpoint;

/** A log does not contain a checkpoint of its own: it was set back or changed. */
final class ForkedLog extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Checkpoint signed;

    ForkedLog(Checkpoint signed) {
        super("a log does not contain its checkpoint " + signed.origin() + " of size " + signed.size());
        this.signed = signed;
    }

    Checkpoint signed() {
        return signed;
    }
}
