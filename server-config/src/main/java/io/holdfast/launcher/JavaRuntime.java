package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** The Java that children run on: the launcher's own. */
final class JavaRuntime {
    private JavaRuntime() {}

    /** @throws LauncherException when this Java is not supported, or the children's user cannot run it */
    static Path forChildren(Optional<OsUser> user) {
        var version = Runtime.version().feature();
        if (version != 17 && version != 21)
            throw LauncherException.withCode(
                    ExitCode.USAGE,
                    "Holdfast runs on Java 17 or 21; this is Java " + version + ". Set JAVA_HOME to one of those.");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (user.isPresent() && !Commands.succeeds(user.get().command(java.toString(), "-version")))
            throw LauncherException.withCode(
                    ExitCode.USAGE,
                    "User " + user.get().name() + " cannot run " + java
                            + ": set JAVA_HOME to a JDK that every user can read, below /usr/lib/jvm for example.");
        return java;
    }
}
