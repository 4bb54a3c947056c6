package io.holdfast.system;

import io.holdfast.system.DeploymentContract.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Deploys an enterprise archive beside the product on the running Payara Server, through its administration program. */
final class ServerDeployment {
    private ServerDeployment() {}

    static Deployment of(Path archive, Holdfast holdfast, Path folder) {
        Path said = folder.resolve("asadmin.log");
        try {
            // The server may run as another user than the tests.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
            Path passwords = folder.resolve("passwords");
            Files.createFile(
                    passwords, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    passwords, "AS_ADMIN_PASSWORD=" + holdfast.database().secret("server-admin"));
            Process deploy = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-jar",
                            administration(holdfast.launcher().status().home()).toString(),
                            "--interactive=false",
                            "--user=admin",
                            "--port=" + holdfast.launcher().setting("HOLDFAST_ADMIN_PORT"),
                            "--passwordfile=" + passwords,
                            "deploy",
                            archive.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!deploy.waitFor(180, TimeUnit.SECONDS)) {
                deploy.destroyForcibly();
                throw new AssertionError("no answer to the deployment: " + Files.readString(said));
            }
            return new Deployment(deploy.exitValue() == 0, Files.readString(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Path administration(Path home) throws IOException {
        try (Stream<Path> servers = Files.list(home.resolve("server"))) {
            return servers.map(server -> server.resolve("payara6/glassfish/lib/client/appserver-cli.jar"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no Payara Server in " + home));
        }
    }
}
