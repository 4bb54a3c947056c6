package io.holdfast.launcher;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Replaces the key that signs checkpoints, in two steps: nodes are given both keys when they are started, and the first that leads
 * with both signs each log's checkpoint twice.
 */
@Command(
        name = "rotate-key",
        mixinStandardHelpOptions = true,
        description =
                "Makes the next key that signs the audit log's checkpoints. Restart the nodes then, one by one, and call it"
                        + " again with --finish.")
final class AuditRotateKeyCommand implements Callable<Integer> {
    @Option(names = "--finish", description = "Puts the next key in the former one's place, once it signs alone.")
    boolean finish;

    @Override
    public Integer call() {
        var installation = Installation.ofThisProcess();
        if (installation.settings().find("holdfast.audit.signing-key").isPresent())
            throw LauncherException.withCode(
                    ExitCode.USAGE, "The key comes from HOLDFAST_AUDIT_SIGNING_KEY: replace it where that is set.");
        return finish ? finish(installation) : begin(installation);
    }

    private static int begin(Installation installation) {
        installation.home().prepare();
        var secrets = installation.secrets();
        var next = secrets.makeNextAuditSigningKey(secrets.auditSigningKey(installation.publicUrl()));
        var console = Console.standard();
        console.line("The next key, for those who verify:");
        console.line(AuditKeyFile.publicKeyOf(next));
        console.line("Now restart the nodes, one by one (node stop, node start) or all (stop, run); then:");
        console.line("  ./holdfast audit rotate-key --finish");
        return ExitCode.OK;
    }

    private static int finish(Installation installation) {
        var secrets = installation.secrets();
        if (secrets.nextAuditSigningKey().isEmpty())
            throw new LauncherException("No key is being replaced: begin with ./holdfast audit rotate-key.");
        var present = AuditKeyFile.publicKeyOf(secrets.auditSigningKey(installation.publicUrl()));
        if (!isReplaced(installation, present))
            throw new LauncherException(
                    "The former key still signs. Restart the nodes; the one that leads then takes a few seconds.");
        secrets.replaceAuditSigningKey();
        Console.standard()
                .line("The former key has signed for the last time and is deleted. Keep its public half:\n" + present);
        return ExitCode.OK;
    }

    private static boolean isReplaced(Installation installation, String publicKey) {
        var database = database(installation);
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var question = connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM audit_signing_keys WHERE vkey = ? AND until IS NOT NULL)")) {
            question.setString(1, publicKey);
            try (var rows = question.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new LauncherException("Whether the next key signs cannot be asked: " + e.getMessage() + ".", e);
        }
    }

    private static Database database(Installation installation) {
        var settings = installation.settings();
        return Database.isExternal(settings)
                ? Database.external(settings)
                : new Database(
                        EmbeddedPostgres.url(EmbeddedPostgres.portOf(settings)),
                        "holdfast_app",
                        installation.secrets().databasePassword("app"));
    }
}
