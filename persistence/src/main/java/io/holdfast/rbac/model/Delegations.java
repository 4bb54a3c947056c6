package io.holdfast.rbac.model;

import io.holdfast.rbac.model.Delegation.Kind;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the roles of the entered tenant let their holders hand on, wherever these look after people or roles: of shipped roles the rows of
 * {@code role_pack_delegations}. The holders of a role that the organization made hand on shipped roles up to its level, and in
 * others what they hold for the whole organization.
 */
@ApplicationScoped
public class Delegations {
    private static final List<Delegation> OF_OWN_ROLES = Stream.of(
                    Kind.SHIPPED_ROLES, Kind.HELD_PERMISSIONS, Kind.OWN_PERMISSIONS)
            .map(kind -> new Delegation(kind, "", false, true))
            .toList();

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** What some roles let their holders hand on, by the names of the roles. Never null. */
    public List<Delegation> of(TenantId tenant, Collection<String> roles) {
        List<?> rows = em.createNativeQuery("""
                        select d.kind, d.target, d.while_held, d.reach = 'ORGANIZATION', r.system from roles r
                        left join role_pack_delegations d on d.pack = r.pack and d.role = r.name
                        where r.tenant_id = ?1 and r.name = any (string_to_array(?2, chr(10)))
                          and (d.role is not null or not r.system)""")
                .setParameter(1, tenant.value())
                .setParameter(2, String.join("\n", roles))
                .getResultList();
        return rows.stream()
                .flatMap(row -> delegations((Object[]) row))
                .distinct()
                .toList();
    }

    private static Stream<Delegation> delegations(Object[] row) {
        boolean system = (Boolean) row[4];
        return system
                ? Stream.of(new Delegation(
                        Kind.valueOf((String) row[0]), (String) row[1], (Boolean) row[2], (Boolean) row[3]))
                : OF_OWN_ROLES.stream();
    }
}
