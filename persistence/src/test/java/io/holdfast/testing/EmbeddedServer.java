package io.holdfast.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one PostgreSQL of this JVM: started on first use, stopped when the JVM ends, its output in
 * {@code target/test-postgresql.log}. Holdfast's roles need their passwords.
 */
final class EmbeddedServer {
    /** Kept, because a logger that nobody holds forgets its level. */
    private static final Logger STARTER = Logger.getLogger("io.zonky");

    /** On a busy machine; the driver's and the starter's own limits of ten seconds are then too short. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final EmbeddedServer INSTANCE = start();

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedServer get() {
        return INSTANCE;
    }

    int port() {
        return postgres.getPort();
    }

    /** Connects as the bootstrap superuser. */
    DataSource superuser(String database) {
        return dataSource("postgres", null, database);
    }

    DataSource dataSource(String user, String password, String database) {
        return configured(new PGSimpleDataSource(), user, password, database);
    }

    /** Like {@link #dataSource}, with connections that are used again. */
    DataSource kept(String user, String password, String database) {
        var source = new KeptConnections();
        // Tests change tables, and a statement that was prepared before would not know it.
        source.setPrepareThreshold(0);
        return configured(source, user, password, database);
    }

    private DataSource configured(PGSimpleDataSource source, String user, String password, String database) {
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setStringType("unspecified");
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        source.setApplicationName("holdfast-tests");
        return source;
    }

    private static EmbeddedServer start() {
        try {
            Path hba = Files.createTempFile("holdfast-hba", ".conf");
            hba.toFile().deleteOnExit();
            Files.writeString(hba, """
                    host all postgres 127.0.0.1/32 trust
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
            Redirect log = Redirect.appendTo(Files.createDirectories(Path.of("target"))
                    .resolve("test-postgresql.log")
                    .toFile());
            STARTER.setLevel(Level.WARNING);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setServerConfig("hba_file", hba.toString())
                    .setPGStartupWait(PATIENCE)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres), "stop-test-postgresql"));
            return new EmbeddedServer(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for the tests does not start", e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
