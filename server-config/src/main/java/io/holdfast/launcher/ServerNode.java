package io.holdfast.launcher;

import java.nio.file.Path;

final class ServerNode implements Service {
    ServerNode(Installation installation, Database database, Path java, Dist product) {}

    static int adminPort(Settings settings) {
        return settings.port("holdfast.admin.port", 14848);
    }

    @Override
    public String name() {
        return "Payara Server";
    }

    @Override
    public void start() {
        throw new LauncherException("not yet");
    }

    @Override
    public void awaitReady() {}

    @Override
    public void stop() {}

    @Override
    public State.Member member() {
        return null;
    }

    @Override
    public Path log() {
        return null;
    }
}
