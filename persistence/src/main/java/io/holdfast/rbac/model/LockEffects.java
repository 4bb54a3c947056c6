package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.RightsDifferences.Counted;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What changed locks of the entered organization do to people of those below it: numbers, no people. */
@ApplicationScoped
public class LockEffects {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** What happens in one organization. @param gaining people @param losing people */
    public record InOrganization(TenantId id, String name, long gaining, long losing, List<Counted> permissions) {
        public InOrganization {
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * What happens in all of them.
     *
     * @param organizations how many of them have somebody who gains or loses anything
     * @param gaining people
     * @param losing people
     * @param first some of these organizations, by name
     */
    public record Below(
            long organizations, long gaining, long losing, List<Counted> permissions, List<InOrganization> first) {
        /** Nothing happens to anybody. */
        public static final Below NOTHING = new Below(0, 0, 0, List.of(), List.of());

        public Below {
            permissions = List.copyOf(permissions);
            first = List.copyOf(first);
        }
    }

    /** The locks that the entered organization itself has set: permissions with the roles that they are locked to. */
    public Set<Cell> own(TenantId tenant) {
        List<?> rows = em.createNativeQuery(
                        "select permission, role from organization_permissions where tenant_id = ?1 and effect = 'LOCK'")
                .setParameter(1, tenant.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Cell((String) row[0], (String) row[1]))
                .collect(toSet());
    }

    /**
     * Compares the present locks with those before.
     *
     * @param before what {@link #own} said in this transaction, or before it
     * @param most how many organizations are told of by name
     */
    public Below since(TenantId tenant, Set<Cell> before, int most) {
        Set<Cell> now = own(tenant);
        Set<String> changed = Stream.concat(before.stream(), now.stream())
                .filter(cell -> !before.contains(cell) || !now.contains(cell))
                .map(Cell::permission)
                .collect(toSet());
        if (changed.isEmpty()) {
            return Below.NOTHING;
        }
        List<Cell> locked = before.stream()
                .filter(cell -> changed.contains(cell.permission()))
                .toList();
        List<?> rows = em.createNativeQuery("""
                        select organization, name, permission, organizations, gaining, losing
                        from lock_effects_below(string_to_array(?1, chr(10)), string_to_array(?2, chr(10)), string_to_array(?3, chr(10)), ?4)""")
                .setParameter(1, String.join("\n", changed))
                .setParameter(2, lines(locked.stream().map(Cell::permission)))
                .setParameter(3, lines(locked.stream().map(Cell::role)))
                .setParameter(4, most)
                .getResultList();
        return below(rows.stream().map(Object[].class::cast).toList());
    }

    /** The whole stands first, and each organization before its permissions. */
    private static Below below(List<Object[]> rows) {
        Map<UUID, List<Object[]>> byOrganization = new LinkedHashMap<>();
        rows.forEach(row -> byOrganization
                .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                .add(row));
        List<Object[]> whole = byOrganization.remove(null);
        List<InOrganization> first = byOrganization.entrySet().stream()
                .map(one -> new InOrganization(
                        new TenantId(one.getKey()),
                        (String) one.getValue().get(0)[1],
                        number(one.getValue().get(0)[4]),
                        number(one.getValue().get(0)[5]),
                        permissions(one.getValue())))
                .toList();
        Object[] all = whole.get(0);
        return new Below(number(all[3]), number(all[4]), number(all[5]), permissions(whole), first);
    }

    private static List<Counted> permissions(List<Object[]> rows) {
        return rows.stream()
                .filter(row -> row[2] != null)
                .map(row -> new Counted((String) row[2], number(row[4]), number(row[5])))
                .toList();
    }

    private static String lines(Stream<String> words) {
        return String.join("\n", words.toList());
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
