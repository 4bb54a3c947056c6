package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** One Holdfast on this machine: what was asked for, where it lives, what it knows and what it consists of. */
record Installation(Settings settings, Home home, Secrets secrets, Dist dist) {
    static final String SIMULATOR_SCALE = "holdfast.simulator.scale";
    static final String NODES = "holdfast.nodes";
    private static final int MAX_SIMULATOR_SCALE = 1_000;

    static Installation ofThisProcess() {
        return of(Settings.ofThisProcess());
    }

    static Installation of(Settings settings) {
        return of(settings, Dist.ofThisJar());
    }

    static Installation of(Settings settings, Dist dist) {
        var home = Home.of(settings);
        return new Installation(settings, home, new Secrets(home.secrets(), settings), dist);
    }

    StateFile stateFile() {
        return new StateFile(home.state());
    }

    ZohoMode zohoMode() {
        return ZohoMode.of(settings);
    }

    /** Demo people and data: only where both Zoho and the database are ours, unless asked for. */
    boolean isDemo() {
        return settings.flag("holdfast.demo", zohoMode() == ZohoMode.SIMULATOR && !Database.isExternal(settings));
    }

    /** The folder that the demo's mails go to; empty when the settings send them elsewhere. */
    Optional<Path> mailbox() {
        var mode = settings.text("holdfast.mail.mode", isDemo() ? "file" : "off");
        return mode.equals("file")
                ? Optional.of(settings.find("holdfast.mail.folder")
                        .map(settings.root()::resolve)
                        .orElse(home.folder().resolve("mailbox")))
                : Optional.empty();
    }

    int httpPort() {
        return settings.port("holdfast.http.port", 8080);
    }

    int gridPort() {
        return settings.port("holdfast.grid.port", 6900);
    }

    String httpAddress() {
        return settings.text("holdfast.http.address", "127.0.0.1");
    }

    /** Cookies with the prefix __Host- work on localhost without TLS, on an address in digits they do not. */
    String portal() {
        return "http://localhost:" + httpPort();
    }

    /** The address that people know. */
    String publicUrl() {
        return settings.text("holdfast.public-url", portal());
    }

    /** By which others know the decision point: the public address, with https, which a proxy speaks for it. */
    String authzenUrl() {
        return settings.text("holdfast.authzen.public-url", publicUrl().replaceFirst("^http:", "https:"));
    }

    /** How many nodes a start brings up. */
    int nodes() {
        return settings.number(NODES, 1, NodePlace.MOST);
    }

    NodePlace node(int number) {
        return NodePlace.of(this, number);
    }

    int simulatorPort() {
        return settings.port("holdfast.simulator.port", 8090);
    }

    /** How often the demo's projects and invoices are in the simulator. */
    int simulatorScale() {
        return settings.number(SIMULATOR_SCALE, 1, MAX_SIMULATOR_SCALE);
    }

    String simulator() {
        return "http://localhost:" + simulatorPort();
    }
}
