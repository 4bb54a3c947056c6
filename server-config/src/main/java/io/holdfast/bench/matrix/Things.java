package io.holdfast.bench.matrix;

import io.holdfast.bench.product.BenchException;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** The objects that addresses name, with whose they are and where they lie. */
final class Things {
    private static final String WHOLE = "SELECT DISTINCT ON (tenant_id) tenant_id, id, 'tenant', NULL::uuid FROM ";
    private static final String NOBODYS = "SELECT NULL::uuid, NULL::uuid, 'tenant', NULL::uuid WHERE false";
    private static final String PEOPLE = WHOLE + "users";
    /** Those whom everybody who looks after their account looks after. */
    private static final String PEOPLE_OF_ACCOUNTS =
            "SELECT tenant_id, id, 'account', account_id FROM users WHERE account_id IS NOT NULL";

    private static final String INVITATIONS =
            "SELECT tenant_id, id, scope_type, scope_id FROM invitations WHERE accepted_at IS NULL AND revoked_at IS"
                    + " NULL AND scope_type <> 'tenant'";
    private static final String EVENTS = WHOLE + "audit_log";
    private static final String PROJECTS =
            "SELECT tenant_id, id, 'project', id FROM projects_cache WHERE gone_at IS NULL";
    private static final String INVOICES =
            "SELECT tenant_id, id, 'account', account_id FROM invoices_cache WHERE gone_at IS NULL AND account_id IS"
                    + " NOT NULL";

    /** By how an address begins. A new kind of object is named here, or the matrix says that it does not know it. */
    private static final Map<String, String> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("/api/admin/api-clients/", WHOLE + "api_clients"),
            Map.entry("/api/admin/audit-holds/", WHOLE + "audit_holds"),
            Map.entry("/api/admin/audit-logs/", EVENTS),
            Map.entry("/api/admin/authz-entities/", WHOLE + "authz_entities"),
            Map.entry("/api/admin/invitations/", INVITATIONS),
            Map.entry("/api/admin/job-schedules/", WHOLE + "job_schedules"),
            Map.entry("/api/admin/jobs/", WHOLE + "jobs"),
            Map.entry("/api/admin/mail-suppressions/", WHOLE + "mail_suppressions"),
            Map.entry("/api/admin/mails/", WHOLE + "outbox_mails"),
            // Nodes are of the installation, templates of its packs: nobody's own.
            Map.entry("/api/admin/nodes/", NOBODYS),
            Map.entry("/api/admin/permission-templates/", NOBODYS),
            Map.entry("/api/admin/users/", PEOPLE_OF_ACCOUNTS),
            Map.entry("/api/auth/sessions/", WHOLE + "sessions WHERE ended_at IS NULL"),
            Map.entry("/api/billing/invoices/", INVOICES),
            Map.entry("/api/projects/", PROJECTS),
            Map.entry("/api/v1/audit-logs/", EVENTS),
            Map.entry("/api/v1/audit-logs/user/", PEOPLE),
            Map.entry(
                    "/api/v1/rbac/assign/",
                    "SELECT tenant_id, id, scope_type, scope_id FROM user_roles WHERE revoked_at IS NULL"),
            Map.entry("/api/v1/rbac/emergency-access/", WHOLE + "emergency_access WHERE withdrawn_at IS NULL"),
            Map.entry("/api/v1/rbac/emergency-access/openings/", WHOLE + "emergency_openings"),
            // Whoever made one sees it, and nobody has in the demo.
            Map.entry("/api/v1/rbac/imports/", NOBODYS),
            Map.entry("/api/v1/rbac/reviews/", WHOLE + "access_reviews"),
            Map.entry("/api/v1/rbac/roles/", WHOLE + "roles"),
            Map.entry("/api/v1/rbac/separation-sets/", WHOLE + "separation_sets"),
            Map.entry("/api/v1/rbac/user-roles/", PEOPLE),
            Map.entry("/audit/", EVENTS),
            Map.entry(
                    "/district/",
                    "SELECT parent_id, id, 'tenant', NULL::uuid FROM tenants WHERE parent_id IS NOT NULL"),
            Map.entry("/invitations/", INVITATIONS),
            Map.entry("/invoices/", INVOICES),
            Map.entry("/jobs/", WHOLE + "jobs"),
            Map.entry("/people/", PEOPLE),
            Map.entry("/people/import/", NOBODYS),
            Map.entry("/projects/", PROJECTS),
            Map.entry("/reviews/", WHOLE + "access_reviews"),
            Map.entry("/roles/", WHOLE + "roles"),
            Map.entry("/schedules/", WHOLE + "job_schedules"),
            Map.entry("/separation/", WHOLE + "separation_sets")));

    private final Rows rows;

    Things(Rows rows) {
        this.rows = rows;
    }

    /** @param place the narrowest one that it lies in */
    record Thing(UUID tenant, UUID id, Scope place) {}

    /** What an endpoint's address can name; nothing when it names no object. */
    List<Thing> of(Endpoint endpoint) {
        if (!endpoint.namesObject()) return List.of();
        String before = endpoint.path().substring(0, endpoint.path().indexOf('{'));
        String query = KINDS.get(before);
        if (query == null) throw new BenchException("No table is known for " + endpoint + ".");
        return rows.all(
                query, row -> new Thing(row.id(1), row.id(2), new Scope(Scope.Type.ofWord(row.text(3)), row.id(4))));
    }

    /** One that is such a target for a person; empty when there is none. */
    static Optional<Thing> pick(List<Thing> things, Cell cell, Rights rights) {
        Predicate<Thing> wanted =
                switch (cell.target()) {
                    case OWN -> thing -> isOf(cell.member(), thing) && isReached(cell, thing, rights);
                    case OUTSIDE -> thing -> isOf(cell.member(), thing) && isOutside(cell, thing, rights);
                    case FOREIGN -> thing -> !isOf(cell.member(), thing);
                    case MISSING -> thing -> false;
                };
        return things.stream().filter(wanted).findFirst();
    }

    private static boolean isOf(Member member, Thing thing) {
        return thing.tenant().equals(member.tenant());
    }

    private static boolean isReached(Cell cell, Thing thing, Rights rights) {
        var rule = cell.endpoint().rule();
        // Where no permission is asked for, none says whose it is.
        return !rule.contains(Permission.SIGNED_IN.key())
                && (thing.place().equals(Scope.TENANT) || rights.reaches(cell.member(), rule, thing.place()));
    }

    /** What belongs to their own account may be theirs for another reason than a grant, as an invoice that is addressed to them. */
    private static boolean isOutside(Cell cell, Thing thing, Rights rights) {
        return !thing.place().equals(Scope.TENANT)
                && !(thing.place().type() == Scope.Type.ACCOUNT
                        && thing.place().id().equals(cell.member().account()))
                && !rights.reaches(cell.member(), cell.endpoint().rule(), thing.place());
    }
}
