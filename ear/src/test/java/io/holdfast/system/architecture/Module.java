package io.holdfast.system.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Maven modules whose classes make up the product. */
enum Module {
    PERSISTENCE("persistence"),
    EJB("ejb-module"),
    WEB("web-module"),
    SERVER_CONFIG("server-config");

    private final String folder;

    Module(String folder) {
        this.folder = folder;
    }

    /** True when the class was compiled in this module. */
    boolean holds(JavaClass type) {
        return type.getSource()
                .map(source ->
                        source.getUri().getPath().startsWith(classes().toUri().getPath()))
                .orElse(false);
    }

    /** The module of a class; empty for a class of the JDK or a library. */
    static Optional<Module> of(JavaClass type) {
        return Arrays.stream(values()).filter(module -> module.holds(type)).findFirst();
    }

    private Path classes() {
        return Path.of("..", folder, "target", "classes").toAbsolutePath().normalize();
    }

    private Path testClasses() {
        return classes().resolveSibling("test-classes");
    }

    /** The classes of the product, from the modules' output folders: the archives hold the same files. */
    public static final class Main implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Arrays.stream(values())
                    .map(Module::classes)
                    .map(Location::of)
                    .collect(Collectors.toSet());
        }
    }

    /** The test classes of all modules, this one included. */
    public static final class Tests implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            Set<Location> locations = Arrays.stream(values())
                    .map(Module::testClasses)
                    .filter(Files::isDirectory)
                    .map(Location::of)
                    .collect(Collectors.toSet());
            locations.add(Location.of(Path.of("target", "test-classes").toAbsolutePath()));
            return locations;
        }
    }
}
