package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real thing, as whoever runs the build: as root it must find an unprivileged user by itself. */
class EmbeddedPostgresIT {
    @TempDir
    Path folder;

    private int port;
    private Installation installation;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void aNewInstallation() throws IOException {
        // A temporary folder is its maker's alone; the database's user must be able to enter.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var settings = new Settings(
                Map.of(
                        "HOLDFAST_HOME", folder.resolve("home").toString(),
                        "HOLDFAST_DB_PORT", Integer.toString(port),
                        "PATH", System.getenv("PATH")),
                new Properties());
        installation = Installation.of(settings, Dist.ofThisJar());
        installation.home().prepare();
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void dataOutliveAStopAndAKill() throws SQLException {
        start();
        assertThat(SchemaOwner.of(installation).migrate()).isPositive();
        try (var owner = connect("holdfast_owner", "owner")) {
            owner.createStatement().execute("CREATE TABLE kept AS SELECT 1 AS n");
        }
        var first = postgres.member().process();

        postgres.stop();
        assertThat(first.isAlive()).isFalse();
        start();
        assertThat(SchemaOwner.of(installation).migrate()).isZero();

        var second = postgres.member().process();
        second.handle().orElseThrow().destroyForcibly();
        start();
        assertThat(postgres.member().process()).isNotEqualTo(second);
        try (var owner = connect("holdfast_owner", "owner")) {
            assertThat(value(owner, "SELECT n::text FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void itIsSafeByItsSettings() throws SQLException {
        start();
        try (var admin = connect(EmbeddedPostgres.ADMIN, "admin")) {
            assertThat(value(admin, "SHOW fsync")).isEqualTo("on");
            assertThat(value(admin, "SHOW data_checksums")).isEqualTo("on");
            assertThat(value(admin, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(admin, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
        }
        try (var app = connect("holdfast_app", "app")) {
            assertThat(value(app, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("false");
        }
    }

    private void start() {
        if (postgres == null)
            postgres = new EmbeddedPostgres(
                    installation.home(), installation.settings(), installation.secrets(), installation.dist());
        postgres.start();
        postgres.awaitReady();
    }

    private Connection connect(String user, String secret) throws SQLException {
        return DriverManager.getConnection(
                EmbeddedPostgres.url(port), user, installation.secrets().databasePassword(secret));
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
