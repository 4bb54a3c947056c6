package io.holdfast.launcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "holdfast",
        mixinStandardHelpOptions = true,
        versionProvider = HoldfastCommand.Version.class,
        description = "Runs and looks after Holdfast on this machine.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong arguments or settings, 3 not running, 4 already running.",
            "Settings are environment variables HOLDFAST_…; docs/OPERATIONS.md lists them."
        },
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            StopCommand.class,
            MigrateCommand.class,
            DbCommand.class,
            NodeCommand.class,
            UserCommand.class,
            AuditCommand.class,
            BenchCommand.class
        })
final class HoldfastCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall it do? For example: holdfast run");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Holdfast " + current()};
        }

        /** The product's version, {@code development} when the classes do not come from the built jar. */
        static String current() {
            var version = HoldfastCommand.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}
