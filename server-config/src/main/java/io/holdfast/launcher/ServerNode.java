package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Payara Server with the enterprise archive. */
final class ServerNode implements Service {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

    private final Installation installation;
    private final Database database;
    private final Path java;
    private final ServerDist dist;
    private final Path driver;
    private final Path postBoot;
    private final Path folder;
    private final NodePlace place;
    private ServerDomain domain;
    private ProcessMark mark = ProcessMark.NONE;

    ServerNode(Installation installation, Database database, Path java, Dist product) {
        this.installation = installation;
        this.database = database;
        this.java = java;
        this.dist = ServerDist.of(installation.settings(), installation.dist());
        this.driver = product.driver();
        this.postBoot = product.conf("post-boot.asadmin");
        this.folder = installation.home().folder().resolve("server");
        this.place = installation.node(1);
    }

    static int adminPort(Settings settings) {
        return settings.port("holdfast.admin.port", 14848);
    }

    @Override
    public String name() {
        return "Payara Server";
    }

    @Override
    public Path log() {
        return domain != null && Files.exists(domain.serverLog())
                ? domain.serverLog()
                : installation.home().log("server-control");
    }

    @Override
    public void start() {
        try {
            var server = unpackedServer();
            var admin = new ServerAdmin(installation, java, server, folder, environment());
            domain = new ServerDomain(installation, admin, folder.resolve("domains"), driver, edition());
            domain.process().ifPresent(left -> Processes.stop(left, STOP_LIMIT));
            var deployed = domain.prepare();
            if (!start(admin)) throw LauncherException.withLog("Payara Server did not start.", admin.log());
            mark = domain.process()
                    .orElseThrow(() -> LauncherException.withLog("Payara Server ended right after its start.", log()));
            if (!deployed) deploy(admin);
        } catch (IOException e) {
            throw new LauncherException("Cannot set up Payara Server in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void awaitReady() {
        var limit = installation.settings().duration("holdfast.start-limit", MicroNode.START_LIMIT);
        Waiting.until(limit, () -> !isAlive() || Probe.isReady(installation.portal()));
        if (!isAlive()) throw LauncherException.withLog("Payara Server ended while it started.", log());
        if (!Probe.isReady(installation.portal()))
            throw LauncherException.withLog("Payara Server was not ready within " + limit.toSeconds() + " s.", log());
    }

    @Override
    public void stop() {
        Optional.ofNullable(domain)
                .flatMap(ServerDomain::process)
                .ifPresentOrElse(
                        process -> Processes.stop(process, STOP_LIMIT), () -> Processes.stop(mark, STOP_LIMIT));
    }

    @Override
    public State.Member member() {
        return new State.Member("node", place.name(), mark, place.url());
    }

    private Path unpackedServer() throws IOException {
        Files.createDirectories(folder);
        var target = folder.resolve("payara-" + Long.toHexString(Files.size(dist.server())));
        Zip.unpackOnce(dist.server(), target);
        installation.home().folderForChildren("server");
        return target.resolve("payara6");
    }

    private boolean start(ServerAdmin admin) throws IOException {
        return admin.run(
                "start-domain",
                "--domaindir=" + folder.resolve("domains"),
                "--postbootcommandfile=" + postBoot,
                ServerDomain.NAME);
    }

    private void deploy(ServerAdmin admin) throws IOException {
        // The server's user may not be able to read the build's folder.
        var archive = folder.resolve("holdfast.ear");
        Files.copy(dist.archive(), archive, StandardCopyOption.REPLACE_EXISTING);
        installation.home().user().ifPresent(user -> user.own(archive));
        if (!admin.run("deploy", "--name=holdfast", "--contextroot=/", "--force=true", archive.toString()))
            throw LauncherException.withLog("The enterprise archive could not be deployed.", admin.log());
        domain.deployed();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(NodeEnvironment.of(installation, database, place, folder));
        environment.put("JAVA_HOME", java.getParent().getParent().toString());
        environment.put("AS_JAVA", java.getParent().getParent().toString());
        return environment;
    }

    /** Changes whenever the domain has to be made anew. */
    private String edition() throws IOException {
        return Secrets.sha256(String.join(
                "|",
                fingerprint(dist.archive()),
                fingerprint(dist.server()),
                fingerprint(driver),
                NodeJvm.heap(installation.settings()),
                installation.httpAddress(),
                Integer.toString(installation.httpPort()),
                Integer.toString(installation.gridPort()),
                Integer.toString(adminPort(installation.settings()))));
    }

    private static String fingerprint(Path file) throws IOException {
        return Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
    }
}
