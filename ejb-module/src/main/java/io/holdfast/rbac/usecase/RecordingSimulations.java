package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Puts on record that somebody asked what a change would do; what they learned of people is a look at their rights. */
@Stateless
@RequiresPermission({
    Permission.MANAGE_PERMISSIONS,
    Permission.MANAGE_ALL_USERS,
    Permission.MANAGE_ACCOUNT_USERS,
    Permission.MANAGE_LOCATION_USERS
})
public class RecordingSimulations {
    @Inject
    AuditDraft draft;

    /** Leaves the event. */
    @Audited("permission.simulate")
    public void record(String kind, SimulatedChange simulated) {
        draft.entity("decision", null)
                .meta("kind", kind)
                .meta("allowed", simulated.refusal().isEmpty())
                .meta("found", simulated.changes().size());
    }
}
