package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * How an organization below another one stands: numbers and times, nothing of its people.
 *
 * @param status as the row words it: active, suspended or closed
 * @param people who are members and not kept out
 * @param invitations that can still be accepted
 * @param added how often it lets a role hold what its template does not give
 * @param removed how often it takes away what a template gives
 * @param locked how many roles it names in locks for those below it
 * @param violations how many people have roles that it keeps apart
 * @param changed when rights last changed there, by whatever way; null for never
 * @param templates by module
 */
public record OrganizationStanding(
        TenantId id,
        String slug,
        String name,
        String status,
        long people,
        long invitations,
        long added,
        long removed,
        long locked,
        long violations,
        Instant changed,
        List<ModuleTemplate> templates) {
    public OrganizationStanding {
        templates = List.copyOf(templates);
    }

    /** The version of a module's template. @param newest that the product has */
    public record ModuleTemplate(String module, int version, int newest, boolean followsNewest) {
        /** True when a newer version waits for somebody to choose it. */
        public boolean waits() {
            return version < newest;
        }
    }

    /** True when it can be opened. */
    public boolean active() {
        return status.equals("active");
    }

    /** How many modules have a newer template than the one it keeps. */
    public long waiting() {
        return templates.stream().filter(ModuleTemplate::waits).count();
    }
}
