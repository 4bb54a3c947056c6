package io.holdfast.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to the product's version, as its owner and before any node starts. */
final class Migrations {
    private static final int LOG_SIZE = 5 * 1024 * 1024;

    private final Path persistenceJar;
    private final Path log;

    Migrations(Path persistenceJar, Path log) {
        this.persistenceJar = persistenceJar;
        this.log = log;
    }

    /** How many migrations ran. @throws LauncherException when one failed; the ones before it stay */
    int run(String url, String owner, String password) {
        logToFile();
        try (var resources =
                new URLClassLoader(new URL[] {persistenceJar.toUri().toURL()}, Migrations.class.getClassLoader())) {
            return Flyway.configure(resources)
                    .dataSource(url, owner, password)
                    .defaultSchema("public")
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    // Names are timestamps: two branches that meet may bring an earlier one later.
                    .outOfOrder(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw LauncherException.withLog(
                    "The schema could not be brought up to date: " + firstLine(e.getMessage()) + ".", log, e);
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + persistenceJar + ": " + e.getMessage() + ".", e);
        }
    }

    private void logToFile() {
        try {
            LogFiles.prepare(log, Optional.empty());
            LogManager.getLogManager().reset();
            var file = new FileHandler(log.toString(), LOG_SIZE, 1, true);
            file.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(file);
        } catch (IOException e) {
            throw new LauncherException("Cannot write the log " + log + ": " + e.getMessage() + ".", e);
        }
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("-+"))
                .limit(3)
                .reduce((a, b) -> a + " " + b)
                .orElse("no reason given");
    }
}
