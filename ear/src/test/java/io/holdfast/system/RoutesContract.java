package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written in the code, what the running product describes and what it serves are the same. */
abstract class RoutesContract {
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("..", "web-module", "target", "classes");

    @Test
    void theDescriptionNamesEveryRouteOfTheCodeAndNoOther(Portal portal) {
        assertThat(described(portal)).isEqualTo(written());
    }

    @Test
    void everyDescribedRouteIsServed(Portal portal) {
        // Whom every address of an organization is open to.
        Visitor visitor = portal.signIn("admin@meridian.example");
        try (var office = new RoleOffice(visitor)) {
            // The demo keeps no roles apart.
            office.set("routes " + UUID.randomUUID(), "STATIC", 2, "client_user", "admin");
            everyDescribedRouteIsServed(portal, visitor);
        }
    }

    private static void everyDescribedRouteIsServed(Portal portal, Visitor visitor) {
        JsonObject paths = portal.openApi().json().getJsonObject("paths");
        assertThat(described(portal).stream().filter(route -> route.startsWith("GET ")))
                .allSatisfy(route -> {
                    String path = route.substring("GET ".length());
                    assertThat(visitor.get(filled(visitor, path) + required(paths.getJsonObject(path)))
                                    .status())
                            .as(route)
                            .isLessThan(400);
                });
    }

    /** The parameters that a path cannot do without, as its description exemplifies them. */
    private static String required(JsonObject path) {
        JsonArray parameters = path.getJsonObject("get").getJsonArray("parameters");
        return (parameters == null ? JsonValue.EMPTY_JSON_ARRAY : parameters)
                .getValuesAs(JsonObject.class).stream()
                        .filter(parameter -> parameter.getString("in").equals("query"))
                        .filter(parameter -> parameter.getBoolean("required", false))
                        .map(parameter -> parameter.getString("name")
                                + "="
                                + URLEncoder.encode(example(parameter), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""))
                        .replaceFirst("^\\?$", "");
    }

    /** A text, or a number as the description may write it. */
    private static String example(JsonObject parameter) {
        return parameter.get("example").toString().replace("\"", "");
    }

    /** The address of the first thing in the list that stands before the id, or of the person whom its first entry names. */
    private static String filled(Visitor visitor, String path) {
        String ofPerson = "/user/{id}";
        int list = path.endsWith(ofPerson) ? path.length() - ofPerson.length() : path.indexOf("/{");
        if (list < 0) {
            return path;
        }
        // Events are proven at one address and listed at another one too.
        String things = path.substring(0, list).replace("/api/v1/audit-logs", "/api/admin/audit-logs");
        JsonObject first = visitor.get(things).json().getJsonArray("items").getJsonObject(0);
        boolean person = path.endsWith(ofPerson) || path.endsWith("/{userId}");
        return path.replaceAll("\\{[^}]+}", first.getString(person ? "userId" : "id"));
    }

    private static Set<String> described(Portal portal) {
        JsonObject paths = portal.openApi().json().getJsonObject("paths");
        Set<String> methods = Set.of("get", "put", "post", "delete", "patch", "head", "options");
        return paths.keySet().stream()
                .flatMap(path -> paths.getJsonObject(path).keySet().stream()
                        .filter(methods::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each application names its resources itself, so that a forgotten one is missing here and found by its own test. */
    private static Set<String> written() {
        JavaClasses web = new ClassFileImporter().importPath(CLASSES);
        Set<String> routes = new TreeSet<>();
        Set<JavaClass> reached = new java.util.HashSet<>();
        for (JavaClass application : web) {
            if (application.isAnnotatedWith(ApplicationPath.class)) {
                String root =
                        application.getAnnotationOfType(ApplicationPath.class).value();
                application.getReferencedClassObjects().stream()
                        .map(ReferencedClassObject::getValue)
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .filter(reached::add)
                        .forEach(resource -> routes(root, resource).forEach(routes::add));
            }
        }
        assertThat(web.stream().filter(type -> type.isAnnotatedWith(Path.class)).collect(Collectors.toSet()))
                .as("every resource belongs to an application")
                .isEqualTo(reached);
        return routes;
    }

    private static Stream<String> routes(String root, JavaClass resource) {
        return resource.getMethods().stream()
                .flatMap(method -> verbs(method).map(verb -> verb + " " + path(root, resource, method)));
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
