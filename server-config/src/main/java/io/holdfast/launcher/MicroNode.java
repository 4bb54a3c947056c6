package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One Payara Micro with the web archive. */
final class MicroNode implements Service {
    static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final String NAME = "node1";

    private final Installation installation;
    private final Database database;
    private final Path java;
    private final Dist product;
    private final ManagedProcess process;

    MicroNode(Installation installation, Database database, Path java, Dist product) {
        this.installation = installation;
        this.database = database;
        this.java = java;
        this.product = product;
        this.process = new ManagedProcess(NAME, log());
    }

    @Override
    public String name() {
        return "Payara Micro " + NAME;
    }

    @Override
    public Path log() {
        return installation.home().log(NAME);
    }

    @Override
    public void start() {
        var folder = installation.home().folder().resolve(NAME);
        try {
            // What Micro keeps there can be made again; a half-written one of a killed node must not be read again.
            Folders.delete(folder);
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(folder.resolve("pre-boot.asadmin"), preBoot());
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + folder + ": " + e.getMessage() + ".", e);
        }
        installation.home().folderForChildren(NAME);
        LogFiles.prepare(log(), installation.home().user());
        process.start(
                installation.home().user(),
                command(folder),
                NodeEnvironment.of(installation, database, NAME, folder),
                folder);
    }

    @Override
    public void awaitReady() {
        process.awaitReady(
                installation.settings().duration("holdfast.start-limit", START_LIMIT),
                () -> Probe.isReady(installation.portal()),
                LogText::saysNothingWasDeployed);
    }

    @Override
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    @Override
    public State.Member member() {
        return new State.Member("node", NAME, process.mark(), installation.portal());
    }

    /** Micro has no option for the address; commands of this file are not expanded, so it is written out here. */
    private String preBoot() throws IOException {
        return Files.readString(product.conf("pre-boot.asadmin"))
                + "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                + installation.httpAddress() + System.lineSeparator();
    }

    private List<String> command(Path folder) {
        var grid = Integer.toString(installation.gridPort());
        return Stream.concat(
                        Stream.concat(
                                Stream.of(java.toString()), NodeJvm.options(installation.settings(), folder).stream()),
                        Stream.of(
                                "-jar",
                                product.micro().toString(),
                                "--rootdir",
                                folder.resolve("micro").toString(),
                                "--addlibs",
                                product.driver().toString(),
                                "--deploy",
                                product.war().toString(),
                                "--contextroot",
                                "/",
                                "--port",
                                Integer.toString(installation.httpPort()),
                                "--name",
                                NAME,
                                "--clustermode",
                                "tcpip:127.0.0.1:" + grid,
                                "--startport",
                                grid,
                                "--interfaces",
                                "127.0.0.1",
                                "--clustername",
                                "holdfast-" + installation.secrets().installation(),
                                "--prebootcommandfile",
                                folder.resolve("pre-boot.asadmin").toString(),
                                "--postbootcommandfile",
                                product.conf("post-boot.asadmin").toString(),
                                "--logproperties",
                                product.conf("logging.properties").toString(),
                                "--disablephonehome"))
                .toList();
    }
}
