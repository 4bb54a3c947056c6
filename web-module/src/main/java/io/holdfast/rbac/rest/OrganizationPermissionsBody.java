package io.holdfast.rbac.rest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.usecase.OrganizationSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the roles of an organization hold, by module. */
@Schema(name = "OrganizationPermissions")
public record OrganizationPermissionsBody(String organizationId, List<ModuleBody> modules) {
    /** What neither this organization nor one above it has changed. */
    static final String DEFAULT = "DEFAULT";

    @Schema(name = "PermissionModule")
    public record ModuleBody(@Schema(example = "budget") String module, List<PermissionBody> permissions) {}

    @Schema(name = "PermissionSetting")
    public record PermissionBody(
            @Schema(example = "approve:budget") String key,

            @Schema(
                    enumeration = {"DEFAULT", "ADD", "REMOVE", "MIXED", "LOCK"},
                    description =
                            "what is changed: LOCK when it is locked, here or above; MIXED when some roles have it in addition"
                                    + " and others not any more")
            String effect,

            @Schema(
                    enumeration = {"TEMPLATE", "ORGANIZATION", "ANCESTOR"},
                    description =
                            "who has the say: nobody has changed it, this organization has, or one above it locks it")
            String source,

            @Schema(description = "an organization above has locked it: it cannot be changed here")
            boolean locked,

            @Schema(description = "those that hold it or of which something is changed, the highest first")
            List<RoleBody> roles) {}

    @Schema(name = "RoleSetting")
    public record RoleBody(
            @Schema(example = "treasurer") String role,

            @Schema(
                    enumeration = {"DEFAULT", "ADD", "REMOVE", "LOCK"},
                    description =
                            "what this organization changes; ADD and REMOVE are void where the permission is locked")
            String effect,

            @Schema(description = "whether the role holds it here, taken all together")
            boolean holds) {}

    static OrganizationPermissionsBody of(OrganizationSettings settings) {
        PermissionMatrix matrix = settings.matrix();
        List<String> roles = matrix.roles().keySet().stream()
                .sorted(Comparator.comparing((String role) -> -matrix.roles().get(role))
                        .thenComparing(role -> role))
                .toList();
        Map<String, List<PermissionBody>> modules = matrix.modules().entrySet().stream()
                .collect(groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        mapping(permission -> permission(matrix, roles, permission.getKey()), toList())));
        return new OrganizationPermissionsBody(
                settings.organization().toString(),
                modules.entrySet().stream()
                        .map(module -> new ModuleBody(module.getKey(), module.getValue()))
                        .toList());
    }

    private static PermissionBody permission(PermissionMatrix matrix, List<String> roles, String key) {
        boolean locked = matrix.locks().containsKey(key);
        Set<Effect> effects = roles.stream()
                .flatMap(role -> matrix.changed(new Cell(key, role)).stream())
                .collect(Collectors.toSet());
        return new PermissionBody(
                key,
                locked ? Effect.LOCK.name() : word(effects),
                locked ? "ANCESTOR" : effects.isEmpty() ? "TEMPLATE" : "ORGANIZATION",
                locked,
                roles.stream()
                        .map(role -> new Cell(key, role))
                        .filter(cell ->
                                matrix.holds(cell) || matrix.changed(cell).isPresent())
                        .map(cell -> new RoleBody(cell.role(), word(matrix.changed(cell)), matrix.holds(cell)))
                        .toList());
    }

    private static String word(Set<Effect> effects) {
        if (effects.contains(Effect.LOCK)) {
            return Effect.LOCK.name();
        }
        return effects.size() > 1 ? "MIXED" : word(effects.stream().findFirst());
    }

    private static String word(Optional<Effect> effect) {
        return effect.map(Effect::name).orElse(DEFAULT);
    }
}
