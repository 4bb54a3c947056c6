package io.holdfast.system.architecture;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.holdfast.bench.matrix.Endpoint;
import io.holdfast.shared.security.Permission;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every address of the product with the permissions that the use cases behind it declare, read off the class files: from a resource's
 * method, and from what a page does when it is opened, along the calls to the first use cases.
 */
final class Endpoints {
    private static final Path PAGES = Path.of("..", "web-module", "src", "main", "webapp");
    private static final Path SCREENS = Path.of("..", "docs", "SCREENS.md");
    private static final Pattern SCREEN = Pattern.compile("(?m)^\\| `(/[^`?]*)[^`]*`[^|]*\\| `([a-z/-]+\\.xhtml)`");
    private static final Pattern OPENING = Pattern.compile("viewAction action=\"#\\{(\\w+)\\.(\\w+)}\"");
    /** Pages of parts, each of which is left out for whom it is not for. */
    private static final Set<String> OF_PARTS = Set.of("/dashboard");

    private static final String OPEN = "io.holdfast.webshared.auth.Open";

    private final JavaClasses product;

    Endpoints(JavaClasses product) {
        this.product = product;
    }

    /** Of the API first, then screens; each by its address. */
    List<Endpoint> all() {
        return Stream.concat(api(), screens()).toList();
    }

    private Stream<Endpoint> api() {
        return RestRoutes.in(product).stream()
                .map(route -> new Endpoint(route.verb(), route.path(), words(ofRoute(route))))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
    }

    private static Set<Permission> ofRoute(RestRoutes.Route route) {
        Set<Permission> asked = asked(Set.of(route.method()));
        if (asked.isEmpty() && !route.method().isAnnotatedWith(OPEN)) {
            throw new AssertionError(route + " asks no use case and is not open");
        }
        return asked.isEmpty() ? Set.of(Permission.ANYONE) : asked;
    }

    private Stream<Endpoint> screens() {
        Map<String, String> files = files();
        Set<String> undocumented = pages();
        undocumented.removeAll(new HashSet<>(files.values()));
        undocumented.remove("error.xhtml");
        if (!undocumented.isEmpty()) {
            throw new AssertionError("docs/SCREENS.md does not name " + undocumented);
        }
        return files.entrySet().stream()
                .map(page -> new Endpoint("GET", page.getKey(), words(ofPage(page.getKey(), page.getValue()))));
    }

    private Set<Permission> ofPage(String address, String file) {
        if (address.startsWith("/sign")) {
            return Set.of(Permission.ANYONE);
        }
        return OF_PARTS.contains(address) ? Set.of(Permission.SIGNED_IN) : asked(opened(file));
    }

    /** A caller needs one of these. */
    private static Set<Permission> asked(Set<JavaMethod> methods) {
        return methods.stream()
                .flatMap(method -> CallGraph.border(method, Endpoints::isGuarded).stream())
                .flatMap(useCase -> UseCases.permissions((JavaMethod) useCase).stream())
                .collect(toSet());
    }

    private static boolean isGuarded(JavaCodeUnit unit) {
        return unit instanceof JavaMethod method
                && !UseCases.permissions(method).isEmpty();
    }

    private Set<JavaMethod> opened(String file) {
        return OPENING.matcher(read(PAGES.resolve(file)))
                .results()
                .map(action -> bean(action.group(1)).getMethod(action.group(2)))
                .collect(toSet());
    }

    private JavaClass bean(String name) {
        return product.stream()
                .filter(type -> type.isAnnotatedWith(Named.class))
                .filter(type -> type.getAnnotationOfType(Named.class).value().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bean is called " + name));
    }

    /** The file of each address. */
    private static Map<String, String> files() {
        return SCREEN.matcher(read(SCREENS))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), (MatchResult row) -> row.group(2), (one, other) -> one, TreeMap::new));
    }

    private static Set<String> pages() {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.map(file -> PAGES.relativize(file).toString())
                    .filter(name -> name.endsWith(".xhtml") && !name.startsWith("WEB-INF"))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(Set<Permission> permissions) {
        return permissions.stream().map(Permission::key).collect(toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
