package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Payara Micro with the web archive, a member of the installation's cluster. */
final class MicroNode implements Service {
    static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Installation installation;
    private final Database database;
    private final Path java;
    private final Dist product;
    private final NodePlace place;
    private final Supplier<List<NodePlace>> cluster;
    private final ManagedProcess process;

    /** @param cluster the places of all nodes at the moment of a start, this one's included */
    MicroNode(
            Installation installation,
            Database database,
            Path java,
            Dist product,
            NodePlace place,
            Supplier<List<NodePlace>> cluster) {
        this.installation = installation;
        this.database = database;
        this.java = java;
        this.product = product;
        this.place = place;
        this.cluster = cluster;
        this.process = new ManagedProcess(place.name(), log());
    }

    @Override
    public String name() {
        return "Payara Micro " + place.name();
    }

    @Override
    public Path log() {
        return installation.home().log(place.name());
    }

    @Override
    public void start() {
        var folder = installation.home().folder().resolve(place.name());
        try {
            // What Micro keeps there can be made again; a half-written one of a killed node must not be read again.
            Folders.delete(folder);
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(folder.resolve("pre-boot.asadmin"), preBoot());
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + folder + ": " + e.getMessage() + ".", e);
        }
        installation.home().folderForChildren(place.name());
        LogFiles.prepare(log(), installation.home().user());
        process.start(
                installation.home().user(),
                command(folder),
                NodeEnvironment.of(installation, database, place, folder),
                folder);
    }

    @Override
    public void awaitReady() {
        process.awaitReady(
                installation.settings().duration("holdfast.start-limit", START_LIMIT),
                () -> Probe.isReady(place.url()),
                LogText::saysNothingWasDeployed);
    }

    @Override
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    @Override
    public State.Member member() {
        return new State.Member("node", place.name(), process.mark(), place.url());
    }

    /** Micro has no option for the address; commands of this file are not expanded, so it is written out here. */
    private String preBoot() throws IOException {
        return Files.readString(product.conf("pre-boot.asadmin"))
                + "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                + installation.httpAddress() + System.lineSeparator();
    }

    private String members() {
        return cluster.get().stream()
                .map(member -> "127.0.0.1:" + member.gridPort())
                .collect(Collectors.joining(","));
    }

    private List<String> command(Path folder) {
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
                                Integer.toString(place.httpPort()),
                                "--name",
                                place.name(),
                                "--clustermode",
                                "tcpip:" + members(),
                                "--startport",
                                Integer.toString(place.gridPort()),
                                "--interfaces",
                                "127.0.0.1",
                                "--clustername",
                                "holdfast-" + installation.secrets().installation(),
                                "--prebootcommandfile",
                                folder.resolve("pre-boot.asadmin").toString(),
                                "--postbootcommandfile",
                                product.conf("post-boot.asadmin").toString(),
                                "--postdeploycommandfile",
                                product.conf("post-deploy.asadmin").toString(),
                                "--logproperties",
                                product.conf("logging.properties").toString(),
                                "--disablephonehome"))
                .toList();
    }
}
