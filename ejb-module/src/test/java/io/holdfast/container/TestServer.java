package io.holdfast.container;

import io.holdfast.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prepares what Arquillian starts: a migrated database and the server's settings. Does nothing inside the server. */
class TestServer implements BeforeAllCallback {
    static final Path FOLDER = Path.of("target", "container").toAbsolutePath();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty("com.sun.aas.instanceRoot") == null) {
            System.setProperty(
                    "payara.microJar", FOLDER.resolve("payara-micro.jar").toString());
            System.setProperty("payara.startupTimeoutInSeconds", "120");
            // A grid of one on the loopback: without a grid the server would call itself by a public address.
            System.setProperty("payara.clusterEnabled", "true");
            System.setProperty("payara.cmdOptions", jvmOptions());
            System.setProperty("payara.extraMicroOptions", microOptions());
        }
    }

    private static String jvmOptions() {
        var database = TestDatabase.migrated();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("user.timezone", "UTC");
        settings.put("holdfast.db.url", database.jdbcUrl());
        settings.put("holdfast.db.user", "holdfast_app");
        settings.put("holdfast.db.password", TestDatabase.APP_PASSWORD);
        settings.put(OwnersView.PASSWORD, TestDatabase.OWNER_PASSWORD);
        settings.put("holdfast.master-key", Base64.getEncoder().encodeToString(new SecureRandom().generateSeed(32)));
        settings.put(
                "holdfast.audit.signing-key",
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        settings.put(
                "holdfast.audit.mirror-file",
                temporaryFolder().resolve("checkpoints").toString());
        settings.put("holdfast.audit.checkpoint-interval", "PT0.5S");
        settings.put("holdfast.zoho.mode", "simulator");
        settings.put("holdfast.zoho.simulator-url", "http://127.0.0.1:" + ZohoPeer.freePort());
        // Compiled quickly rather than well: the server lives for seconds.
        return "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "
                + settings.entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("holdfast-audit-mirror");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String microOptions() {
        try {
            Path commands = FOLDER.resolve("pre-boot.asadmin");
            Files.writeString(
                    commands,
                    "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                            + ".address=127.0.0.1\n");
            String driver = org.postgresql.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath();
            int grid = ZohoPeer.freePort();
            return "--addlibs " + driver + " --prebootcommandfile " + commands + " --clustermode tcpip:127.0.0.1:"
                    + grid
                    + " --startport " + grid + " --interfaces 127.0.0.1 --clustername holdfast-tests-" + grid
                    + " --disablephonehome";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
