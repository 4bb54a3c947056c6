package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** A reason to stop that a person can act on: one sentence, and where to read more when there is more. */
final class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Path log;

    LauncherException(String sentence) {
        this(ExitCode.FAILED, sentence, null, null);
    }

    LauncherException(String sentence, Throwable cause) {
        this(ExitCode.FAILED, sentence, null, cause);
    }

    private LauncherException(int exitCode, String sentence, Path log, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
        this.log = log;
    }

    static LauncherException withLog(String sentence, Path log) {
        return new LauncherException(ExitCode.FAILED, sentence, log, null);
    }

    static LauncherException withLog(String sentence, Path log, Throwable cause) {
        return new LauncherException(ExitCode.FAILED, sentence, log, cause);
    }

    static LauncherException withCode(int exitCode, String sentence) {
        return new LauncherException(exitCode, sentence, null, null);
    }

    int exitCode() {
        return exitCode;
    }

    /** The message, followed by the log's place when there is one. */
    String sentence() {
        return Optional.ofNullable(log)
                .map(file -> getMessage() + " Log: " + file)
                .orElse(getMessage());
    }
}
