package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs {@code holdfast-verify.jar}, the same that a stranger runs: it knows its arguments, and its exit codes are passed on. */
@Command(
        name = "verify",
        description = "Checks a bundle of the audit log: \"audit verify BUNDLE --key KEY\", \"audit verify --help\".")
final class AuditVerifyCommand implements Callable<Integer> {
    @Unmatched
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", Dist.ofThisJar().verifier().toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
