package io.holdfast.launcher;

import picocli.CommandLine;

/** Entry of {@code holdfast.jar}. Exit codes: see {@link ExitCode}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new HoldfastCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof LauncherException known)) throw failure;
        command.getErr().println(known.sentence());
        command.getErr().flush();
        return known.exitCode();
    }
}
