package io.holdfast.audit.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.shared.id.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** What the application knows of an event before the log gives it an id and a time. Immutable. Of two values of a field the later counts. */
public record Attempt(
        TenantId tenant, Actor actor, Act act, Details details, Trace trace, List<PersonalValue> personal) {
    public Attempt {
        requireNonNull(tenant, "tenant");
        requireNonNull(actor, "actor");
        requireNonNull(act, "act");
        requireNonNull(details, "details");
        requireNonNull(trace, "trace");
        Map<String, PersonalValue> byField = new LinkedHashMap<>();
        personal.forEach(value -> byField.put(value.field(), value));
        personal = List.copyOf(byField.values());
    }

    /**
     * The persons whose keys this event needs; the tenant's own is among them as soon as there is any personal value, for the
     * search values, or a secret. Sorted, so that two writers make keys in the same order.
     */
    public SortedSet<UUID> subjects() {
        SortedSet<UUID> subjects = new TreeSet<>();
        personal.forEach(value -> subjects.add(value.subject()));
        if (!subjects.isEmpty() || details.holdsSecret()) {
            subjects.add(tenant.value());
        }
        return subjects;
    }
}
