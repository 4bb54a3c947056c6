package io.holdfast.launcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The audit log: checking a bundle of it, and the keys that sign its checkpoints.",
        subcommands = {AuditVerifyCommand.class, AuditKeysCommand.class, AuditRotateKeyCommand.class})
final class AuditCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What about the audit log? For example: holdfast audit verify BUNDLE --key KEY");
    }
}
