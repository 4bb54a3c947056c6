package io.holdfast.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description =
                "Prints the public keys that sign the audit log's checkpoints, for those who verify: the present one, and"
                        + " while it is replaced the next one.")
final class AuditKeysCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var installation = Installation.ofThisProcess();
        installation.home().prepare();
        var secrets = installation.secrets();
        var console = Console.standard();
        console.line(AuditKeyFile.publicKeyOf(secrets.auditSigningKey(installation.publicUrl())));
        secrets.nextAuditSigningKey().map(AuditKeyFile::publicKeyOf).ifPresent(console::line);
        return ExitCode.OK;
    }
}
