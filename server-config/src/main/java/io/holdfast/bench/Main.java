package io.holdfast.bench;

import io.holdfast.bench.audit.AuditCommand;
import io.holdfast.bench.authz.AuthzCommand;
import io.holdfast.bench.cluster.ClusterCommand;
import io.holdfast.bench.faults.FaultsCommand;
import io.holdfast.bench.history.HistoryCommand;
import io.holdfast.bench.jobs.JobsCommand;
import io.holdfast.bench.portal.PortalCommand;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the benchmarks. Exit codes: 0 all answers were right, 1 some were not, 2 wrong arguments. */
@Command(
        name = "holdfast bench",
        mixinStandardHelpOptions = true,
        description = "Measures Holdfast on this machine, on an installation of its own that is removed afterwards.",
        subcommands = {
            PortalCommand.class,
            JobsCommand.class,
            AuditCommand.class,
            AuthzCommand.class,
            ClusterCommand.class,
            FaultsCommand.class,
            HistoryCommand.class,
            VerifyCommand.class
        },
        synopsisSubcommandLabel = "NAME")
public final class Main implements Runnable {
    /** The same that a signal gives. */
    private static final int INTERRUPTED = 130;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
                .execute(arguments));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Which benchmark? For example: holdfast bench portal");
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (Ending.isInterrupted()) return INTERRUPTED;
        if (!(failure instanceof BenchException known)) throw failure;
        command.getErr().println(known.getMessage());
        command.getErr().flush();
        return 1;
    }
}
