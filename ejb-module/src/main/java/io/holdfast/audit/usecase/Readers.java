package io.holdfast.audit.usecase;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.audit.model.RecordedEvents;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.util.Optional;

/** What holds for everybody who reads the log. */
public final class Readers {
    private Readers() {}

    /** A permission in one location shows the events of that location; other narrow scopes hold no events. */
    public static Reach reach(Grants grants) {
        return new Reach(
                grants.hasInTenant(Permission.VIEW_AUDIT_LOGS),
                grants.scopeIds(Permission.VIEW_AUDIT_LOGS, Scope.Type.LOCATION));
    }

    /** With the person's id in place of an e-mail address; empty when nobody here has it, and so no event can fit. */
    public static Optional<EventFilter> resolved(RecordedEvents events, TenantId tenant, EventFilter wanted) {
        return wanted.user() == null
                ? Optional.of(wanted)
                : events.person(tenant, wanted.user()).map(wanted::by);
    }
}
