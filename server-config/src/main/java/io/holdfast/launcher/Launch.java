package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** {@code holdfast run} in the foreground: from nothing to a portal, and back. */
final class Launch {
    private final Installation installation;
    private final Console console;
    private final boolean onServer;
    private final Settings settings;

    Launch(Installation installation, Console console, boolean onServer) {
        this.installation = installation;
        this.console = console;
        this.onServer = onServer;
        this.settings = installation.settings();
    }

    /** Returns only by an exception or the end of this process: a launcher runs until it is stopped. */
    void run() throws Exception {
        var home = installation.home();
        home.prepare();
        var lock = InstanceLock.take(home.lock());
        if (lock.isEmpty()) throw alreadyRunning();
        try (var held = lock.get()) {
            home.explain(console);
            installation.stateFile().read().ifPresent(state -> Leftovers.stop(state, console));
            installation.stateFile().delete();
            new NodeRequests(home.requests()).clear();
            refuseSeveralServers();
            requirePorts();
            // A bad scale is refused before anything was started.
            installation.simulatorScale();
            launch(JavaRuntime.forChildren(home.user()), ReachableProduct.of(installation.dist(), home));
        }
    }

    private void launch(Path java, Dist product) throws Exception {
        var embedded = Database.isExternal(settings) ? null : embeddedPostgres();
        var database = embedded == null ? Database.external(settings) : embedded.database();
        var running = new Running(installation, console, database.url());
        var signals = StopSignal.stops(running, console);
        try {
            if (embedded != null) start(running, embedded, "on port " + EmbeddedPostgres.portOf(settings));
            migrate(embedded != null);
            if (installation.zohoMode() == ZohoMode.SIMULATOR)
                start(running, new SimulatorProcess(installation, java, product), installation.simulator());
            var nodes = nodes(running, database, java, product);
            nodes.startAll();
            running.everythingIsReady();
            Welcome.print(installation, console);
            LogRotation.start(installation.home().logs());
            var supervisor = new Supervisor(running, settings, console);
            running.services().forEach(supervisor::watch);
            if (!onServer) serveRequests(nodes, supervisor);
            supervisor.await();
        } catch (Exception e) {
            if (running.isStopping()) signals.awaitEnd();
            running.stop();
            throw e;
        }
    }

    private NodeGroup nodes(Running running, Database database, Path java, Dist product) {
        var group = new AtomicReference<NodeGroup>();
        group.set(new NodeGroup(
                installation,
                running,
                console,
                place -> onServer
                        ? new ServerNode(installation, database, java, product)
                        : new MicroNode(installation, database, java, product, place, () -> group.get()
                                .places())));
        return group.get();
    }

    private void serveRequests(NodeGroup nodes, Supervisor supervisor) {
        var desk = new NodeDesk(nodes, supervisor, installation, console);
        new NodeRequests(installation.home().requests()).serve(desk::answer);
    }

    private void refuseSeveralServers() {
        if (!onServer || installation.nodes() == 1) return;
        throw LauncherException.withCode(
                ExitCode.USAGE,
                "Payara Server runs as one node here: each further one would need a domain with an administration of its"
                        + " own. Leave out --server for a cluster on this machine, or give each server a machine.");
    }

    private void start(Running running, Service service, String outcome) throws Exception {
        console.step(service.name(), () -> {
            running.start(service);
            return outcome;
        });
    }

    private EmbeddedPostgres embeddedPostgres() {
        return new EmbeddedPostgres(installation.home(), settings, installation.secrets(), installation.dist());
    }

    private void migrate(boolean embedded) throws Exception {
        if (!embedded && settings.find("holdfast.db.owner.user").isEmpty()) {
            console.line("  Schema: not touched, since HOLDFAST_DB_OWNER_USER is not set;"
                    + " \"holdfast migrate\" brings it up to date.");
            return;
        }
        console.step("Schema", () -> SchemaOwner.of(installation).migrate() + " new migrations");
    }

    private void requirePorts() {
        var wanted = new PortPlan();
        for (var number = 1; number <= installation.nodes(); number++) {
            var node = installation.node(number);
            var of = installation.nodes() == 1 ? "" : " of " + node.name();
            wanted.add("the portal" + of, node.httpPort(), "HOLDFAST_HTTP_PORT");
            wanted.add("the data grid" + of, node.gridPort(), "HOLDFAST_GRID_PORT");
        }
        if (!Database.isExternal(settings))
            wanted.add("the database", EmbeddedPostgres.portOf(settings), "HOLDFAST_DB_PORT");
        if (installation.zohoMode() == ZohoMode.SIMULATOR)
            wanted.add("the Zoho simulator", installation.simulatorPort(), "HOLDFAST_SIMULATOR_PORT");
        if (onServer) wanted.add("administration", ServerNode.adminPort(settings), "HOLDFAST_ADMIN_PORT");
        wanted.requireFree();
    }

    private LauncherException alreadyRunning() {
        var portal = installation.stateFile().read().map(State::portal).orElse(installation.portal());
        return LauncherException.withCode(
                ExitCode.ALREADY_RUNNING,
                "Holdfast is already running at " + portal + " with this data folder ("
                        + installation.home().folder() + "); \"./holdfast stop\" ends it.");
    }
}
