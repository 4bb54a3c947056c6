package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where this installation keeps its data, secrets, logs and state. Started by root, the children run as another user;
 * when that user cannot enter the folder asked for (below /root, for example), one below /var/lib takes its place, always
 * the same for the same request.
 *
 * @param requested the folder asked for
 * @param folder the folder used
 * @param user who the children run as; absent: whoever runs the launcher
 */
record Home(Path requested, Path folder, Optional<OsUser> user) {
    private static final Path REACHABLE = Path.of("/var/lib/holdfast");

    static Home of(Settings settings) {
        var user = OsUser.forChildren(settings);
        var requested = settings.requestedHome();
        var reachable = user.map(u -> u.canEnter(requested)).orElse(true);
        return new Home(requested, reachable ? requested : REACHABLE.resolve(shortHash(requested)), user);
    }

    boolean isElsewhere() {
        return !folder.equals(requested);
    }

    /** Says where the data are and, started by root, whose they are. */
    void explain(Console console) {
        console.line("Holdfast " + HoldfastCommand.Version.current() + ", data in " + folder);
        if (isElsewhere())
            console.line("  (" + requested + " cannot be reached by user "
                    + user.orElseThrow().name() + ", which runs the database and the node)");
        user.ifPresent(u -> console.line("  Started by root: everything below runs as user " + u.name()));
    }

    /** Makes the folders that every start needs. */
    void prepare() {
        try {
            // Others may pass through to what is theirs, and list nothing.
            folder(folder, user.isPresent() ? "rwx--x--x" : "rwx------");
            folder(secrets(), "rwx------");
            folder(requests(), "rwx------");
            folder(logs(), user.isPresent() ? "rwx--x--x" : "rwx------");
        } catch (IOException e) {
            throw new LauncherException("Cannot write to " + folder + " (HOLDFAST_HOME): " + e.getMessage() + ".", e);
        }
    }

    /** A folder that the children may write to, and nobody else may look into. */
    Path folderForChildren(String name) {
        var path = folder.resolve(name);
        try {
            folder(path, "rwx------");
        } catch (IOException e) {
            throw new LauncherException("Cannot make " + path + ": " + e.getMessage() + ".", e);
        }
        user.ifPresent(u -> u.own(path));
        return path;
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    /** Where other processes of this installation leave what the launcher shall do. */
    Path requests() {
        return folder.resolve("requests");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path state() {
        return folder.resolve("state.json");
    }

    Path lock() {
        return folder.resolve("launcher.lock");
    }

    private static void folder(Path path, String permissions) throws IOException {
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String shortHash(Path path) {
        return Secrets.sha256(path.toString()).substring(0, 12);
    }
}
