package io.holdfast.demo;

import io.holdfast.identity.usecase.Joining;
import io.holdfast.identity.usecase.RegisteringClients;
import io.holdfast.rbac.authzen.usecase.StoringEntities;
import io.holdfast.rbac.usecase.GrantingRoles;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The fixture of the AuthZEN certification: two people, two records and the program that asks about them. Its rules are assignments with
 * conditions, the same for both people; they differ in their attributes alone.
 */
@ApplicationScoped
class DemoCertification {
    private static final String CLIENT = "certification";
    private static final Set<String> TRUSTED = Set.of("subject.role", "resource.status", "action.soft");
    private static final Map<String, Map<String, Object>> ROLES = Map.of(
            "writer", Map.of("resource.status", "active", "subject.role", "member"),
            "archivist", Map.of("resource.status", "archived", "subject.role", "admin"),
            "deleter", Map.of("action.soft", true));
    private static final Map<String, Map<String, Object>> RECORDS =
            Map.of("record-1", Map.of("status", "active"), "record-2", Map.of("status", "archived"));

    @Inject
    Joining joining;

    @Inject
    GrantingRoles granting;

    @Inject
    StoringEntities storing;

    @Inject
    RegisteringClients registering;

    @Inject
    @ConfigProperty(name = "holdfast.demo.authzen-token")
    Optional<String> token;

    /** Fills the tenant that the caller has entered. */
    void fill() {
        person("alice", "member");
        person("bob", "admin");
        RECORDS.forEach((id, attributes) -> {
            if (!storing.isStored("record", id, attributes)) {
                storing.store("record", id, null, attributes);
            }
        });
        token.filter(known -> !registering.isRegistered(CLIENT, known))
                .ifPresent(known -> registering.register(CLIENT, known, TRUSTED, true));
    }

    private void person(String name, String role) {
        UserId user = joining.find(name + "@authzen.example").orElseThrow();
        ROLES.forEach((given, condition) -> granting.grant(user, given, Scope.TENANT, condition));
        Map<String, Object> attributes = Map.of("role", role);
        if (!storing.isStored("user", name, attributes)) {
            storing.store("user", name, user, attributes);
        }
    }
}
