package io.holdfast.verify.report;

/** What comes of a verification, with its exit code. */
public enum Verdict {
    VERIFIED(0),
    FAILED(1),
    /** Wrong arguments, or no bundle. */
    UNREADABLE(2),
    UNAUTHENTICATED(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
