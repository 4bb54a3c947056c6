package io.holdfast.rbac.rest;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.usecase.SettingsChange;
import io.holdfast.shared.id.TenantId;
import io.holdfast.webshared.JsonBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that changes what roles hold. What was read may be sent back: the members that say what follows from others are passed over. */
@Schema(name = "NewOrganizationPermissions")
public record SettingsBody(
        @Schema(
                description =
                        "which organization; that of the query when both are there, the caller's own when neither is")
        String organizationId,

        @Schema(required = true, maxItems = MOST_MODULES) List<NewModule> modules) {
    private static final int MOST_MODULES = 100;
    private static final int MOST_PERMISSIONS = 500;
    private static final int MOST_ROLES = 200;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_KEY = 100;

    @Schema(name = "NewPermissionModule")
    public record NewModule(
            @Schema(required = true, example = "budget", maxLength = LONGEST_NAME)
            String module,

            @Schema(required = true, maxItems = MOST_PERMISSIONS)
            List<NewPermission> permissions) {}

    @Schema(name = "NewPermissionSetting")
    public record NewPermission(
            @Schema(required = true, example = "approve:budget", maxLength = LONGEST_KEY)
            String key,

            @Schema(
                    required = true,
                    maxItems = MOST_ROLES,
                    description =
                            "the roles that are changed; all others are as their template or their own. 'effect', 'source' and"
                                    + " 'locked' beside it are passed over.")
            List<NewRole> roles) {}

    @Schema(name = "NewRoleSetting")
    public record NewRole(
            @Schema(required = true, example = "treasurer", maxLength = LONGEST_NAME)
            String role,

            @Schema(
                    required = true,
                    enumeration = {"DEFAULT", "ADD", "REMOVE", "LOCK"},
                    description = "'holds' beside it is passed over")
            String effect) {}

    /** What was sent. @param organization null for the caller's own */
    record Sent(TenantId organization, List<SettingsChange> changes) {}

    /** @param addressed the organization of the query; null without one */
    static Sent read(String text, TenantId addressed) {
        var body = JsonBody.of(text, "organizationId", "modules");
        String named = body.optionalText("organizationId", LONGEST_ID);
        List<SettingsChange> changes = changes(body);
        UUID id = Fields.id("/organizationId", named);
        TenantId organization = id == null ? null : new TenantId(id);
        if (addressed != null && organization != null && !organization.equals(addressed)) {
            throw Fields.invalid("/organizationId", "'organizationId' is another one than in the address.");
        }
        return new Sent(addressed == null ? organization : addressed, changes);
    }

    /** Reads and checks {@code modules}. */
    static List<SettingsChange> changes(JsonBody body) {
        List<SettingsChange> changes = new ArrayList<>();
        for (JsonBody module : body.objects("modules", MOST_MODULES, "module", "permissions")) {
            String name = module.text("module", LONGEST_NAME);
            for (JsonBody permission :
                    module.objects("permissions", MOST_PERMISSIONS, "key", "effect", "source", "locked", "roles")) {
                changes.add(new SettingsChange(
                        permission.at(), name, permission.text("key", LONGEST_KEY), roles(permission)));
            }
        }
        body.check();
        return changes;
    }

    private static Map<String, Effect> roles(JsonBody permission) {
        Map<String, Effect> effects = new HashMap<>();
        for (JsonBody role : permission.objects("roles", MOST_ROLES, "role", "effect", "holds")) {
            String name = role.text("role", LONGEST_NAME);
            Effect effect = effect(role, role.text("effect", LONGEST_NAME));
            if (effects.containsKey(name)) {
                role.fault("role", "is named twice.");
            }
            effects.put(name, effect);
        }
        effects.values().removeIf(effect -> effect == null);
        return effects;
    }

    private static Effect effect(JsonBody role, String word) {
        for (Effect effect : Effect.values()) {
            if (effect.name().equals(word)) {
                return effect;
            }
        }
        if (!word.isEmpty() && !word.equals(OrganizationPermissionsBody.DEFAULT)) {
            role.fault("effect", "is one of DEFAULT, ADD, REMOVE and LOCK.");
        }
        return null;
    }
}
