package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.Map;

/** The settings and secrets of a node. */
final class NodeEnvironment {
    private NodeEnvironment() {}

    static Map<String, String> of(Installation installation, Database database, NodePlace node, Path folder) {
        var settings = installation.settings();
        var demo = installation.isDemo();
        var environment = ChildEnvironment.inherited(settings, folder)
                .with("HOLDFAST_NODE_NAME", node.name())
                .with("HOLDFAST_NODE_URL", node.url())
                .with("HOLDFAST_DB_URL", database.urlFor(node.name()))
                .with("HOLDFAST_DB_USER", database.user())
                .with("HOLDFAST_DB_PASSWORD", database.password())
                .with("HOLDFAST_MASTER_KEY", installation.secrets().masterKey())
                .with("HOLDFAST_OPERATOR_TOKEN", installation.secrets().operatorToken())
                .with("HOLDFAST_DEMO", Boolean.toString(demo))
                .with("HOLDFAST_ENVIRONMENT", settings.text("holdfast.environment", demo ? "demo" : "production"))
                .with("HOLDFAST_PUBLIC_URL", installation.publicUrl())
                .with("HOLDFAST_AUTHZEN_PUBLIC_URL", installation.authzenUrl())
                .with("HOLDFAST_AUDIT_SIGNING_KEY", installation.secrets().auditSigningKey(installation.publicUrl()))
                .with("HOLDFAST_ZOHO_MODE", installation.zohoMode().value());
        installation
                .secrets()
                .nextAuditSigningKey()
                .ifPresent(key -> environment.with("HOLDFAST_AUDIT_SIGNING_KEY_NEXT", key));
        if (demo)
            environment.with(
                    "HOLDFAST_DEMO_AUTHZEN_TOKEN", installation.secrets().authzenToken());
        if (settings.find("holdfast.audit.mirror-file").isEmpty())
            environment.with(
                    "HOLDFAST_AUDIT_MIRROR_FILE",
                    installation
                            .home()
                            .folderForChildren("audit-mirror")
                            .resolve("checkpoints")
                            .toString());
        if (settings.flag("holdfast.log.json", true))
            environment.with("HOLDFAST_LOG_JSON_FILE", lines(installation, node).toString());
        settings.find("holdfast.mail.password")
                .ifPresent(password -> environment.with("HOLDFAST_MAIL_PASSWORD", password));
        settings.find("holdfast.mail.bounces.password")
                .ifPresent(password -> environment.with("HOLDFAST_MAIL_BOUNCES_PASSWORD", password));
        installation.mailbox().ifPresent(mailbox -> {
            if (settings.find("holdfast.mail.folder").isEmpty())
                installation.home().folderForChildren("mailbox");
            environment
                    .with("HOLDFAST_MAIL_MODE", "file")
                    .with("HOLDFAST_MAIL_FOLDER", mailbox.toString())
                    .with("HOLDFAST_MAIL_FROM", settings.text("holdfast.mail.from", "no-reply@holdfast.example"));
        });
        if (installation.zohoMode() == ZohoMode.SIMULATOR) {
            environment
                    .with("HOLDFAST_ZOHO_SIMULATOR_URL", installation.simulator())
                    .with("HOLDFAST_ZOHO_CLIENT_ID", installation.secrets().simulatorClientId())
                    .with("HOLDFAST_ZOHO_CLIENT_SECRET", installation.secrets().simulatorClientSecret())
                    .with("HOLDFAST_ZOHO_REFRESH_TOKEN", installation.secrets().simulatorRefreshToken());
        }
        return environment.variables();
    }

    /** The node's log for programs, beside the text for people; rotated as that is. */
    private static Path lines(Installation installation, NodePlace node) {
        var log = installation.home().log(node.name() + ".json");
        LogFiles.prepare(log, installation.home().user());
        return log;
    }
}
