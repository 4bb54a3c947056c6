package io.holdfast.rbac.usecase;

import io.holdfast.rbac.decision.Facts.Effect;
import java.util.Map;

/**
 * What somebody wants to have changed of one permission: these roles, and no others.
 *
 * @param pointer of what was sent, for faults: RFC 6901
 * @param module of the permission
 * @param effects by the name of the role; a role that is not there is as its template or its own
 */
public record SettingsChange(String pointer, String module, String permission, Map<String, Effect> effects) {
    public SettingsChange {
        effects = Map.copyOf(effects);
    }
}
