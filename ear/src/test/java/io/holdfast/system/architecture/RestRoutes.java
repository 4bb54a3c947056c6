package io.holdfast.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of the API as the code has them. */
public final class RestRoutes {
    private RestRoutes() {}

    /** @param path such as {@code /api/projects/{id}} */
    public record Route(String verb, String path, JavaMethod method) {
        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    /** Each application names its resources itself, so that a forgotten one is missing here and found by its own test. */
    public static List<Route> in(JavaClasses web) {
        List<Route> routes = new ArrayList<>();
        Set<JavaClass> reached = new HashSet<>();
        for (JavaClass application : web) {
            if (application.isAnnotatedWith(ApplicationPath.class)) {
                String root =
                        application.getAnnotationOfType(ApplicationPath.class).value();
                application.getReferencedClassObjects().stream()
                        .map(ReferencedClassObject::getValue)
                        .filter(RestRoutes::isResource)
                        .filter(reached::add)
                        .forEach(resource -> routes(root, resource).forEach(routes::add));
            }
        }
        assertThat(web.stream().filter(RestRoutes::isResource).collect(Collectors.toSet()))
                .as("every resource belongs to an application")
                .isEqualTo(reached);
        return routes;
    }

    /** The clients of other products have paths, too, and are interfaces. */
    private static boolean isResource(JavaClass type) {
        return type.isAnnotatedWith(Path.class) && !type.isInterface();
    }

    private static Stream<Route> routes(String root, JavaClass resource) {
        return resource.getMethods().stream()
                .flatMap(method -> verbs(method).map(verb -> new Route(verb, path(root, resource, method), method)));
    }

    private static Stream<String> verbs(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value());
    }

    private static String path(String root, JavaClass resource, JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String all = Stream.of(root, resource.getAnnotationOfType(Path.class).value(), own)
                .map(part -> part.replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
        // {id: [0-9a-f-]+} is described without its pattern.
        return all.replaceAll("\\{\\s*([^:}\\s]+)\\s*:[^}]*}", "{$1}");
    }
}
