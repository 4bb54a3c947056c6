package io.holdfast.simulator;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the simulator as a process of its own. Reads its settings from the environment, prints one line when it serves,
 * and runs until it is told to end.
 */
public final class Main {
    private static final int BAD_SETTINGS = 2;
    private static final int NOT_STARTED = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Settings settings = Settings.from(System.getenv());
            SimulatorServer server = SimulatorServer.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "simulator-stop"));
            // The one line that the launcher waits for: this process has no other way to speak to it.
            System.out.println("simulator ready on " + server.url());
        } catch (IllegalArgumentException e) {
            System.err.println("simulator: " + e.getMessage());
            System.exit(BAD_SETTINGS);
        } catch (IOException e) {
            System.err.println("simulator: cannot listen on its port (" + e.getMessage() + ").");
            System.exit(NOT_STARTED);
        }
        new CountDownLatch(1).await();
    }
}
