package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unprivileged account that a launcher started by root gives its children. PostgreSQL refuses root, and a number
 * without an entry in the password file does not do for it.
 */
record OsUser(String name, int uid, int gid) {
    private static final Path PASSWORDS = Path.of("/etc/passwd");

    /** Absent when the launcher does not run as root: children then run as whoever started it. */
    static Optional<OsUser> forChildren(Settings settings) {
        if (!thisIsRoot()) return Optional.empty();
        var asked = settings.find("holdfast.os-user");
        var found = asked.isPresent()
                ? named(asked.get())
                : Stream.of("postgres", "nobody")
                        .flatMap(name -> named(name).stream())
                        .findFirst();
        return Optional.of(found.filter(user -> user.uid() != 0)
                .orElseThrow(() -> LauncherException.withCode(
                        ExitCode.USAGE,
                        asked.map(name -> "HOLDFAST_OS_USER names \"" + name + "\", which is no unprivileged account.")
                                .orElse("Started by root, and there is neither a user postgres nor nobody:"
                                        + " set HOLDFAST_OS_USER to an unprivileged account."))));
    }

    static boolean thisIsRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    static Optional<OsUser> named(String name) {
        try (var lines = Files.lines(PASSWORDS)) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields.length >= 4 && fields[0].equals(name))
                    .map(fields -> new OsUser(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst();
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + PASSWORDS + ".", e);
        }
    }

    /** The command, run as this user, in the same process where the system can. */
    List<String> command(List<String> command) {
        var full = new ArrayList<String>();
        var setpriv = Programs.find("setpriv");
        if (setpriv.isPresent()) {
            full.addAll(List.of(
                    setpriv.get().toString(),
                    "--reuid=" + uid,
                    "--regid=" + gid,
                    "--init-groups",
                    "--no-new-privs",
                    "--"));
        } else {
            var runuser = Programs.find("runuser")
                    .orElseThrow(() ->
                            new LauncherException("Started by root, and neither setpriv nor runuser is there to become "
                                    + name + ": install util-linux, or start it as an ordinary user."));
            full.addAll(List.of(runuser.toString(), "-u", name, "--"));
        }
        full.addAll(command);
        return full;
    }

    List<String> command(String... command) {
        return command(List.of(command));
    }

    /** Whether this user can enter the folder, or the nearest one above it that exists. */
    boolean canEnter(Path folder) {
        var nearest = folder.toAbsolutePath();
        while (!Files.exists(nearest)) nearest = nearest.getParent();
        return Commands.succeeds(command("test", "-x", nearest.toString()));
    }

    boolean canRead(Path file) {
        return Commands.succeeds(command("test", "-r", file.toString()));
    }

    /** Makes this user the owner of the folder and all in it. */
    void own(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot give " + folder + " to " + name + ".", e);
        }
    }
}
