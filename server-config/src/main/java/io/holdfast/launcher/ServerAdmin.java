package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Payara's own administration program, with the passwords in a file that only the children's user can read. */
final class ServerAdmin {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Installation installation;
    private final Path java;
    private final Path server;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param server the unpacked payara6 @param environment what the server's process inherits: settings and secrets */
    ServerAdmin(Installation installation, Path java, Path server, Path folder, Map<String, String> environment) {
        this.installation = installation;
        this.java = java;
        this.server = server;
        this.folder = folder;
        this.environment = environment;
    }

    Path log() {
        return installation.home().log("server-control");
    }

    /** True when the command succeeded; what it said is in the log. */
    boolean run(String... command) throws IOException {
        var passwords = folder.resolve("passwords");
        try {
            Secrets.write(
                    passwords,
                    "AS_ADMIN_PASSWORD=" + installation.secrets().serverPassword("admin") + "\nAS_ADMIN_MASTERPASSWORD="
                            + installation.secrets().serverPassword("master") + "\n");
            installation.home().user().ifPresent(user -> user.own(passwords));
            return Commands.run(full(passwords, command), environment, folder, log(), LIMIT) == 0;
        } finally {
            Files.deleteIfExists(passwords);
        }
    }

    private List<String> full(Path passwords, String... command) {
        var full = new ArrayList<String>();
        Programs.find("setsid").ifPresent(setsid -> full.add(setsid.toString()));
        full.addAll(List.of(
                java.toString(),
                "-jar",
                server.resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                "--interactive=false",
                "--user=admin",
                "--port=" + ServerNode.adminPort(installation.settings()),
                "--passwordfile=" + passwords));
        full.addAll(List.of(command));
        return installation.home().user().map(user -> user.command(full)).orElse(full);
    }
}
