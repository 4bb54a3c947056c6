package io.holdfast.shared.audit;

/** How the audited attempt ended. */
public enum Outcome {
    SUCCEEDED,
    DENIED,
    FAILED
}
