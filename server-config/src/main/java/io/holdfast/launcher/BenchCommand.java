package io.holdfast.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Starts the benchmarks as a process of their own: they are measured with a Java that compiles fully, and know their arguments. */
@Command(
        name = "bench",
        description = "Measures Holdfast on an installation of its own: \"bench portal\", \"bench --help\".")
final class BenchCommand implements Callable<Integer> {
    private static final String MAIN = "io.holdfast.bench.Main";

    @Unmatched
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Duser.timezone=UTC"));
        var dist = Dist.ofThisJar();
        // The product's own rules of decisions are what some of them compare its answers with.
        command.addAll(List.of("-cp", dist.launcher() + File.pathSeparator + dist.persistence(), MAIN));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).inheritIO().start();
        // A signal reaches both; this one waits until the other has cleaned up.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "bench"));
        return process.waitFor();
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }
}
