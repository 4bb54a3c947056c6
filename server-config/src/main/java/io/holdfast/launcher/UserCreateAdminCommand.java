package io.holdfast.launcher;

import jakarta.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "create-admin",
        mixinStandardHelpOptions = true,
        description =
                "Prints a link with which the first administrator signs up: of the platform, or of a tenant, which"
                        + " is made when --tenant-name and --kind are given.")
final class UserCreateAdminCommand implements Callable<Integer> {
    /** The role that administers a tenant of a kind. */
    private static final Map<String, String> ADMINISTRATOR = Map.of(
            "engineering-portal", "admin",
            "food-safety", "TENANT_ADMIN",
            "parent-teacher-organization", "president");

    @Spec
    CommandSpec spec;

    @Option(names = "--email", required = true, description = "The address with which this person signs in.")
    String email;

    @Option(names = "--name", required = true, description = "The name that others see.")
    String name;

    @Option(names = "--tenant", description = "Short name (slug) of the tenant; default: the platform.")
    String tenant;

    @Option(names = "--tenant-name", description = "Makes the tenant, with this name.")
    String tenantName;

    @Option(
            names = "--kind",
            description = "Kind of the new tenant: engineering-portal, food-safety or parent-teacher-organization.")
    String kind;

    @Option(names = "--role", description = "Role, when it is not the usual one of that kind.")
    String role;

    @Override
    public Integer call() throws Exception {
        requireSense();
        var body = Json.createObjectBuilder()
                .add("email", email)
                .add("name", name)
                .add("role", role())
                .add("tenant", tenant == null ? "platform" : tenant);
        if (tenantName != null)
            body.add(
                    "createTenant",
                    Json.createObjectBuilder().add("name", tenantName).add("kind", kind));
        return new Operator(Installation.ofThisProcess()).invite(body.build());
    }

    private void requireSense() {
        if ((tenantName == null) != (kind == null)) throw wrong("--tenant-name and --kind make a tenant together.");
        if (tenant == null && kind != null) throw wrong("A new tenant needs --tenant, its short name.");
        if (kind != null && !ADMINISTRATOR.containsKey(kind))
            throw wrong("--kind must be engineering-portal, food-safety or parent-teacher-organization.");
        if (tenant != null && kind == null && role == null)
            throw wrong("For a tenant that exists give --role (admin, TENANT_ADMIN, president, …).");
    }

    private String role() {
        if (role != null) return role;
        return tenant == null ? "SUPER_ADMIN" : ADMINISTRATOR.get(kind);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
