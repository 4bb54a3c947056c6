package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a child may know. Secrets travel here and never on a command line, which every user of the machine can read; the
 * owner of the schema is nobody's business but the migrations'.
 */
final class ChildEnvironment {
    private static final List<String> FOR_THE_LAUNCHER_ALONE = List.of(
            "HOLDFAST_DB_OWNER_USER",
            "HOLDFAST_DB_OWNER_PASSWORD",
            "HOLDFAST_DB_READER_USER",
            "HOLDFAST_DB_READER_PASSWORD",
            "HOLDFAST_MASTER_KEY",
            "HOLDFAST_OPERATOR_TOKEN",
            "HOLDFAST_DEMO_AUTHZEN_TOKEN",
            "HOLDFAST_AUDIT_SIGNING_KEY",
            "HOLDFAST_AUDIT_SIGNING_KEY_NEXT",
            "HOLDFAST_MAIL_PASSWORD",
            "HOLDFAST_MAIL_BOUNCES_PASSWORD",
            "HOLDFAST_DETACHED");

    private final Map<String, String> variables;

    private ChildEnvironment(Map<String, String> variables) {
        this.variables = new HashMap<>(variables);
    }

    /** The launcher's environment without what is for the launcher alone. */
    static ChildEnvironment inherited(Settings settings, Path userHome) {
        var environment = new ChildEnvironment(settings.environment());
        FOR_THE_LAUNCHER_ALONE.forEach(environment.variables::remove);
        return environment.with("HOME", userHome.toString());
    }

    /** No more than a path and a language: for programs that take no settings of ours. */
    static ChildEnvironment bare(Settings settings, Path userHome) {
        var path = settings.environment().getOrDefault("PATH", "/usr/bin:/bin");
        return new ChildEnvironment(Map.of("PATH", path, "LC_ALL", "C", "HOME", userHome.toString()));
    }

    ChildEnvironment with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Map<String, String> variables() {
        return Map.copyOf(variables);
    }
}
