package io.holdfast.bench.history;

/** How an operation ended, as far as its client knows. */
public enum Outcome {
    OK,
    /** It certainly had no effect. */
    FAIL,
    /** It may have happened, at any time from its beginning on. */
    UNKNOWN
}
