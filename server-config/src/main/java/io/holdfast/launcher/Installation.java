package io.holdfast.launcher;

/** One Holdfast on this machine: what was asked for, where it lives, what it knows and what it consists of. */
record Installation(Settings settings, Home home, Secrets secrets, Dist dist) {

    static Installation ofThisProcess() {
        return of(Settings.ofThisProcess(), Dist.ofThisJar());
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

    int simulatorPort() {
        return settings.port("holdfast.simulator.port", 8090);
    }

    String simulator() {
        return "http://localhost:" + simulatorPort();
    }
}
