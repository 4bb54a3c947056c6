package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.holdfast.bench.matrix.Description;
import io.holdfast.system.architecture.RestRoutes;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written in the code, what the running product describes and what it serves are the same. */
abstract class RoutesContract {
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("..", "web-module", "target", "classes");

    private static final String OF_THE_PLATFORM = "/api/admin/tenants";

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
            // Nor does it review anything.
            var reviews = new Reviews(visitor);
            reviews.finish(reviews.open(Reviews.of("client_user")));
            everyDescribedRouteIsServed(portal, visitor);
        }
    }

    private static void everyDescribedRouteIsServed(Portal portal, Visitor visitor) {
        var description = new Description(portal.openApi().json());
        assertThat(description.addresses().stream().filter(route -> route.startsWith("GET ")))
                .allSatisfy(route -> {
                    String path = route.substring("GET ".length());
                    Visitor reader = path.equals(OF_THE_PLATFORM) ? portal.signIn("root@holdfast.example") : visitor;
                    assertThat(reader.get(filled(visitor, path) + description.query("GET", path))
                                    .status())
                            .as(route)
                            .isLessThan(400);
                });
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
        if (path.endsWith("/{pack}/{module}")) {
            JsonObject template =
                    visitor.get(things).json().getJsonArray("templates").getJsonObject(0);
            return things + "/" + template.getString("pack") + "/" + template.getString("module");
        }
        if (things.equals("/api/v1/rbac/imports")) {
            String made = visitor.send("POST", things, "email,role\nnobody,member\n")
                    .json()
                    .getString("id");
            return path.replace("{id}", made);
        }
        // Who is invited only has no sessions.
        String those = things.equals("/api/admin/users") ? things + "?state=ACTIVE" : things;
        JsonObject first = visitor.get(those).json().getJsonArray("items").getJsonObject(0);
        boolean person = path.endsWith(ofPerson) || path.endsWith("/{userId}");
        return path.replaceAll("\\{[^}]+}", first.getString(person ? "userId" : "id"));
    }

    private static Set<String> described(Portal portal) {
        return new Description(portal.openApi().json()).addresses();
    }

    private static Set<String> written() {
        return RestRoutes.in(new ClassFileImporter().importPath(CLASSES)).stream()
                .map(RestRoutes.Route::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
