package io.holdfast.container;

import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The product's use cases with their libraries, as in its own WAR, and the tests' use cases beside them. */
final class TestArchive {
    private TestArchive() {}

    static WebArchive create() {
        return ShrinkWrap.create(WebArchive.class, "holdfast-it.war")
                .addAsLibraries(TestServer.FOLDER.resolve("lib").toFile().listFiles())
                .addAsLibrary(useCases())
                .addAsLibraries(fileOf(Assertions.class), fileOf(Awaitility.class), fileOf(Matcher.class))
                .addPackages(true, TestArchive.class.getPackage())
                .addClasses(Sql.class, SqlFailure.class, SqlWork.class)
                .addAsWebInfResource(new StringAsset("""
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
                        """), "beans.xml");
    }

    private static JavaArchive useCases() {
        return ShrinkWrap.create(JavaArchive.class, "holdfast-ejb.jar")
                .as(ExplodedImporter.class)
                .importDirectory(Path.of("target", "classes").toFile())
                .as(JavaArchive.class);
    }

    private static File fileOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
