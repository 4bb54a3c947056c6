package io.holdfast.bench.matrix;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.holdfast.bench.matrix.Rows.Row;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What one organization's rows let its people do, in the words of the reference evaluator. Read by itself, past the product's own reading. */
final class Rights {
    private static final String SIGNED_IN = Permission.SIGNED_IN.key();

    private final UUID tenant;
    private final Facts facts;
    private final Instant at;

    private Rights(UUID tenant, Facts facts, Instant at) {
        this.tenant = tenant;
        this.facts = facts;
        this.at = at;
    }

    static Rights of(UUID tenant, Rows rows) {
        var facts = new Facts(
                tenant,
                rows.all("SELECT status = 'active' FROM tenants WHERE id = ?", row -> row.truth(1), tenant)
                        .get(0),
                rows.all("SELECT id, status = 'active' FROM users WHERE tenant_id = ?", Rights::member, tenant).stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)),
                rows.all("""
                          SELECT id, user_id, role_id, scope_type, scope_id, valid_from, valid_to, revoked_at IS NOT NULL,
                            condition::text FROM user_roles WHERE tenant_id = ?\
                          """, row -> new Assignment(row.id(1), row.id(2), row.id(3), reach(row)), tenant),
                rows.all("""
                        SELECT d.id, d.user_id, p.name, d.scope_type, d.scope_id, d.valid_from, d.valid_to,
                          d.revoked_at IS NOT NULL, d.condition::text FROM permission_denies d
                        JOIN permissions p ON p.tenant_id = d.tenant_id AND p.id = d.permission_id
                        WHERE d.tenant_id = ?\
                        """, row -> new Denial(row.id(1), row.id(2), row.text(3), reach(row)), tenant),
                grouped(rows.all(
                        "SELECT senior_id, junior_id FROM role_hierarchy WHERE tenant_id = ?",
                        row -> Map.entry(row.id(1), row.id(2)),
                        tenant)),
                held(rows, tenant, false),
                held(rows, tenant, true),
                rows.all(
                        """
                        WITH RECURSIVE line (above, id, parent_id) AS (
                          SELECT 0, id, parent_id FROM tenants WHERE id = ?
                          UNION ALL
                          SELECT l.above + 1, t.id, t.parent_id FROM line l JOIN tenants t ON t.id = l.parent_id)
                        SELECT r.id, o.permission, o.effect, l.above FROM line l
                        JOIN organization_permissions o ON o.tenant_id = l.id AND (l.above = 0 OR o.effect = 'LOCK')
                        LEFT JOIN roles r ON r.tenant_id = ? AND r.name = o.role\
                        """,
                        row -> new RoleOverride(row.id(1), row.text(2), Effect.valueOf(row.text(3)), row.number(4)),
                        tenant,
                        tenant),
                within(rows, tenant));
        return new Rights(
                tenant, facts, rows.all("SELECT now()", row -> row.moment(1)).get(0));
    }

    /**
     * Whether a rule lets this person in: one of its permissions is theirs somewhere in the organization, or for the whole of it
     * where that is what it is about.
     */
    boolean letIn(Member member, Set<String> rule) {
        return rule.contains(SIGNED_IN)
                || rule.stream()
                        .flatMap(word -> Permission.of(word).stream())
                        .filter(permission -> !permission.isMarker())
                        .anyMatch(permission -> places(permission).anyMatch(place -> may(member, permission, place)));
    }

    /** Whether one of the rule's permissions is theirs at a place. */
    boolean reaches(Member member, Set<String> rule, Scope place) {
        return rule.stream()
                .flatMap(word -> Permission.of(word).stream())
                .anyMatch(permission -> may(member, permission, place));
    }

    private Stream<Scope> places(Permission permission) {
        var whole = Stream.of(Scope.TENANT);
        return permission.isOfTheWhole() ? whole : Stream.concat(whole, facts.within().keySet().stream());
    }

    private boolean may(Member member, Permission permission, Scope place) {
        return Evaluator.decide(facts, new Question(tenant, member.user(), permission.key(), place, at))
                .allowed();
    }

    private static Map.Entry<UUID, Boolean> member(Row row) throws SQLException {
        return Map.entry(row.id(1), row.truth(2));
    }

    /** A condition is about attributes, which the product's own requests do not have: which ones makes no difference. */
    private static Reach reach(Row row) throws SQLException {
        var condition = row.text(9);
        return new Reach(
                new Scope(Scope.Type.ofWord(row.text(4)), row.id(5)),
                row.moment(6),
                row.moment(7),
                row.truth(8),
                condition.equals("{}") ? Map.of() : Map.of(condition, true));
    }

    private static Map<UUID, Set<String>> held(Rows rows, UUID tenant, boolean ofTemplates) {
        return grouped(rows.all("""
                SELECT rp.role_id, p.name FROM role_permissions rp
                JOIN permissions p ON p.tenant_id = rp.tenant_id AND p.id = rp.permission_id
                WHERE rp.tenant_id = ? AND rp.system = ?\
                """, row -> Map.entry(row.id(1), row.text(2)), tenant, ofTemplates));
    }

    private static <T> Map<UUID, Set<T>> grouped(List<Map.Entry<UUID, T>> pairs) {
        return pairs.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    private static Map<Scope, Scope> within(Rows rows, UUID tenant) {
        var within = new HashMap<Scope, Scope>();
        rows.all(
                        """
                        SELECT 'account', id, NULL::uuid FROM accounts WHERE tenant_id = ?
                        UNION ALL SELECT 'location', id, NULL FROM locations WHERE tenant_id = ?
                        UNION ALL SELECT 'project', id, account_id FROM projects_cache
                          WHERE tenant_id = ? AND gone_at IS NULL\
                        """,
                        row -> Map.entry(
                                new Scope(Scope.Type.ofWord(row.text(1)), row.id(2)),
                                row.id(3) == null ? Scope.TENANT : new Scope(Scope.Type.ACCOUNT, row.id(3))),
                        tenant,
                        tenant,
                        tenant)
                .forEach(place -> within.put(place.getKey(), place.getValue()));
        return within;
    }
}
