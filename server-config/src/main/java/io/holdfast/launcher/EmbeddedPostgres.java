package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL of this installation: made on the first start with checksums and SCRAM, reachable over loopback alone, with
 * fsync on. Its data outlive every start and stop.
 */
final class EmbeddedPostgres implements Service {
    static final String ADMIN = "holdfast_admin";
    static final String DATABASE = "holdfast";
    /** A node holds up to 20 connections. */
    private static final int FEW_NODES = 4;

    /** Two files of its log: with less it can neither write nor recover. */
    private static final long ROOM_MEGABYTES = 32;

    private static final long MEGABYTE = 1024 * 1024;
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Home home;
    private final Settings settings;
    private final Secrets secrets;
    private final int port;
    private final int connections;
    private final Path folder;
    private final Path data;
    private final Path jar;
    private final RolesScript roles;
    private final Postmaster postmaster;
    private Path binaries;
    private ProcessMark mark;

    EmbeddedPostgres(Home home, Settings settings, Secrets secrets, Dist dist) {
        this.home = home;
        this.settings = settings;
        this.secrets = secrets;
        this.jar = dist.postgresBinaries();
        this.roles = RolesScript.of(dist.persistence());
        this.port = portOf(settings);
        this.connections = settings.number(Installation.NODES, 1, NodePlace.MOST) > FEW_NODES ? 200 : 100;
        this.folder = home.folder().resolve("postgres");
        this.data = folder.resolve("data");
        this.postmaster = new Postmaster(data);
    }

    static int portOf(Settings settings) {
        return settings.port("holdfast.db.port", 15432);
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    Database database() {
        return new Database(url(port), "holdfast_app", secrets.databasePassword("app"));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Path log() {
        return home.log("postgres");
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(folder);
            binaries = PostgresBinaries.unpacked(jar, folder);
            home.folderForChildren("postgres");
            LogFiles.prepare(log(), home.user());
            if (!Files.exists(data.resolve("PG_VERSION"))) initialize();
            configure();
            // Left behind by a launcher that was killed before it could write down what it had started.
            stop();
            postmaster.clearRemains();
            launch();
        } catch (IOException e) {
            throw LauncherException.withLog("Cannot start PostgreSQL: " + e.getMessage() + ".", log(), e);
        }
    }

    /** The start itself waits; here the roles and the database are made, once. */
    @Override
    public void awaitReady() {
        new DatabaseRoles("jdbc:postgresql://127.0.0.1:" + port + "/postgres", secrets).prepare(roles, log());
    }

    @Override
    public void stop() {
        var process = binaries == null ? Optional.<ProcessMark>empty() : postmaster.process();
        if (process.isEmpty()) return;
        if (!control("-m", "fast", "-t", Long.toString(STOP_LIMIT.toSeconds()), "-w", "stop"))
            control("-m", "immediate", "-w", "stop");
        // Its file goes a moment before the process does.
        if (!Processes.endsWithin(process.get(), STOP_LIMIT)) Processes.stop(process.get(), STOP_LIMIT);
    }

    @Override
    public State.Member member() {
        return new State.Member("database", "postgres", mark, null);
    }

    @Override
    public Optional<String> hindrance() {
        try {
            var free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
            return free >= ROOM_MEGABYTES
                    ? Optional.empty()
                    : Optional.of("The disk of " + data + " is full: " + free + " MB are free, " + ROOM_MEGABYTES
                            + " MB are needed");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void initialize() throws IOException {
        var unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        var password = folder.resolve("initial-password");
        try {
            Secrets.write(password, secrets.databasePassword("admin"));
            home.user().ifPresent(user -> user.own(password));
            // Collation of PostgreSQL itself: an upgrade of the machine's C library cannot spoil an index.
            var done = run(
                    "initdb",
                    "-D",
                    unfinished.toString(),
                    "-U",
                    ADMIN,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + password,
                    "-k",
                    "-E",
                    "UTF-8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            if (!done) throw LauncherException.withLog("PostgreSQL could not make its data folder.", log());
        } finally {
            Files.deleteIfExists(password);
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                System.lineSeparator() + "include_if_exists = 'holdfast.conf'" + System.lineSeparator(),
                StandardOpenOption.APPEND);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void configure() throws IOException {
        var file = data.resolve("holdfast.conf");
        Files.writeString(file, """
                # Written by the launcher at each start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = %d
                fsync = on
                synchronous_commit = on
                password_encryption = 'scram-sha-256'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%q%%u@%%d %%a '
                """.formatted(port, connections));
        home.user().ifPresent(user -> user.own(file));
    }

    private void launch() {
        if (!control("-w", "-t", Long.toString(START_LIMIT.toSeconds()), "-l", log().toString(), "start"))
            throw LauncherException.withLog("PostgreSQL did not start.", log());
        mark = postmaster
                .process()
                .orElseThrow(() -> LauncherException.withLog("PostgreSQL ended right after its start.", log()));
    }

    private boolean control(String... arguments) {
        var all = new ArrayList<>(List.of("-D", data.toString()));
        all.addAll(List.of(arguments));
        return run("pg_ctl", all.toArray(String[]::new));
    }

    private boolean run(String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            return Commands.run(
                            home.user().map(user -> user.command(command)).orElse(command),
                            ChildEnvironment.bare(settings, folder).variables(),
                            folder,
                            home.log("postgres-control"),
                            START_LIMIT.plusSeconds(10))
                    == 0;
        } catch (IOException e) {
            throw LauncherException.withLog("Cannot run " + program + ": " + e.getMessage() + ".", log(), e);
        }
    }
}
