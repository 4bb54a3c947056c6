package io.holdfast.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Brings the database schema up to this version. For an external database set HOLDFAST_DB_URL,"
                + " HOLDFAST_DB_OWNER_USER and HOLDFAST_DB_OWNER_PASSWORD; else the embedded one is started for it"
                + " when it does not run.")
final class MigrateCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        var installation = Installation.ofThisProcess();
        var console = Console.standard();
        installation.home().prepare();
        var lock = InstanceLock.take(installation.home().lock());
        if (Database.isExternal(installation.settings()) || lock.isEmpty()) {
            migrate(installation, console);
        } else {
            try (var held = lock.get()) {
                installation.home().explain(console);
                installation.stateFile().read().ifPresent(state -> Leftovers.stop(state, console));
                installation.stateFile().delete();
                withDatabase(installation, console);
            }
        }
        return ExitCode.OK;
    }

    private static void withDatabase(Installation installation, Console console) throws Exception {
        var port = EmbeddedPostgres.portOf(installation.settings());
        Ports.requireFree("the database", port, "HOLDFAST_DB_PORT");
        var postgres = new EmbeddedPostgres(
                installation.home(), installation.settings(), installation.secrets(), installation.dist());
        var running = new Running(installation, console, EmbeddedPostgres.url(port));
        StopSignal.stops(running, console);
        try {
            console.step(postgres.name(), () -> {
                running.start(postgres);
                return "on port " + port;
            });
            migrate(installation, console);
        } finally {
            running.stop();
        }
    }

    private static void migrate(Installation installation, Console console) throws Exception {
        console.step("Schema", () -> SchemaOwner.of(installation).migrate() + " new migrations");
    }
}
