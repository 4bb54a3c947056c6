package io.holdfast.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * The Payara domain of this installation. It holds nothing that cannot be made again, so a changed archive, server or port
 * means a fresh one: redeploying into a running server leaks and mixes class loaders.
 */
final class ServerDomain {
    static final String NAME = "holdfast";
    private static final String HTTP = "/network-config/protocols/protocol[@name='http-listener-1']/http";
    private static final String LISTENER = "/network-config/network-listeners/network-listener";

    /** As in {@code conf/pre-boot.asadmin}, which says why. */
    private static final String COMPRESSED = "text/html,text/css,text/plain,text/xml,application/javascript,"
            + "text/javascript,application/json,application/problem+json,image/svg+xml";

    private final Installation installation;
    private final ServerAdmin admin;
    private final Path folder;
    private final Path driver;
    private final String edition;

    ServerDomain(Installation installation, ServerAdmin admin, Path domains, Path driver, String edition) {
        this.installation = installation;
        this.admin = admin;
        this.folder = domains.resolve(NAME);
        this.driver = driver;
        this.edition = edition;
    }

    Path serverLog() {
        return folder.resolve("logs/server.log");
    }

    /**
     * The server's process as its own file names it. The file outlives a crash, the number may be another program's by then, and
     * the server's user can write what it likes there: only a process that was started for this domain counts.
     */
    Optional<ProcessMark> process() {
        return process(folder);
    }

    static Optional<ProcessMark> process(Path domain) {
        var file = domain.resolve("config/pid");
        try {
            return Files.exists(file)
                    ? ProcessMark.of(Long.parseLong(Files.readString(file).strip()))
                            .filter(mark -> isOf(domain, mark.pid()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(Path domain, long pid) {
        var commandLine = Path.of("/proc/" + pid + "/cmdline");
        try {
            // Where the system does not tell, the number has to do.
            return !Files.exists(Path.of("/proc/self/cmdline"))
                    || Files.readString(commandLine, StandardCharsets.ISO_8859_1)
                            .contains(new String(
                                    domain.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Ended between the two looks.
            return false;
        }
    }

    /** True when the archive is deployed in it already and comes up with the server. */
    boolean prepare() throws IOException {
        if (isDeployed()) return true;
        Folders.delete(folder);
        Files.createDirectories(folder.getParent());
        installation.home().folderForChildren("server");
        var created = admin.run(
                "create-domain",
                "--domaindir=" + folder.getParent(),
                "--adminport=" + ServerNode.adminPort(installation.settings()),
                "--instanceport=" + installation.httpPort(),
                "--checkports=false",
                NAME);
        if (!created) throw LauncherException.withLog("Payara Server could not make its domain.", admin.log());
        Files.copy(driver, folder.resolve("lib/postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
        configure();
        Files.createDirectories(folder.resolve("tmp"));
        installation.home().folderForChildren("server");
        return false;
    }

    void deployed() throws IOException {
        Files.writeString(marker(), edition);
    }

    private boolean isDeployed() throws IOException {
        return Files.exists(marker()) && Files.readString(marker()).equals(edition);
    }

    private Path marker() {
        return folder.resolve("deployed-edition");
    }

    private void configure() throws IOException {
        var xml = new DomainXml(folder.resolve("config/domain.xml"));
        listeners(xml);
        http(xml);
        xml.setGrid(Map.of(
                "start-port", Integer.toString(installation.gridPort()),
                "das-port", Integer.toString(installation.gridPort()),
                "auto-increment-port", "false",
                "interface", "127.0.0.1",
                "das-public-address", "127.0.0.1",
                "das-bind-address", "127.0.0.1"));
        xml.removeJvmOptions("-Xmx");
        // A shell over telnet has no place beside people's data.
        xml.removeJvmOptions("-Dorg.glassfish.additionalOSGiBundlesToStart");
        xml.removeJvmOptions("-Dosgi.shell.telnet");
        for (var option : NodeJvm.options(installation.settings(), folder)) xml.addJvmOption(option);
        xml.save();
    }

    private void listeners(DomainXml xml) throws IOException {
        xml.set(LISTENER + "[@name='http-listener-1']", "address", installation.httpAddress());
        xml.set(LISTENER + "[@name='http-listener-2']", "enabled", "false");
        xml.set(LISTENER + "[@name='admin-listener']", "address", "127.0.0.1");
        xml.set("/iiop-service/iiop-listener", "enabled", "false");
        xml.set("/iiop-service/iiop-listener", "address", "127.0.0.1");
        xml.set("/admin-service/jmx-connector", "enabled", "false");
        xml.set("/admin-service/jmx-connector", "address", "127.0.0.1");
        // Without this the message broker, which we do not use, listens on every address.
        xml.add("jms-service", Map.of("type", "DISABLED", "default-jms-host", "default_JMS_host"));
    }

    private static void http(DomainXml xml) throws IOException {
        xml.set(HTTP, "server-header", "false");
        xml.set(HTTP, "xpowered-by", "false");
        xml.set(HTTP, "max-connections", "1000000");
        xml.set(HTTP, "header-buffer-length-bytes", "16384");
        xml.set(HTTP, "request-timeout-seconds", "60");
        xml.set("/network-config/transports/transport[@name='tcp']", "read-timeout-millis", "10000");
        xml.set(HTTP, "compression", "on");
        xml.set(HTTP, "compression-min-size-bytes", "1024");
        xml.set(HTTP, "compressable-mime-type", COMPRESSED);
        xml.set(HTTP, "cookie-same-site-enabled", "true");
        xml.set(HTTP, "cookie-same-site-value", "Lax");
    }
}
