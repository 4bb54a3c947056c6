package io.holdfast.launcher;

/** What {@code ./holdfast} answers to the shell; documented in docs/OPERATIONS.md. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    /** Wrong arguments or settings; picocli uses the same number. */
    static final int USAGE = 2;

    static final int NOT_RUNNING = 3;
    static final int ALREADY_RUNNING = 4;

    private ExitCode() {}
}
