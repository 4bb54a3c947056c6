package io.holdfast.rbac.model;

import io.holdfast.rbac.model.OrganizationStanding.ModuleTemplate;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The organizations below the one that the transaction has entered, through doors that tell numbers of them and no rows. */
@ApplicationScoped
public class OrganizationsBelow {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Organizations by name.
     *
     * @param text part of the name or the slug; null for all
     * @param after name and id of the last one of the page before; null for the first page
     * @param limit how many at most, up to 201
     */
    public List<OrganizationStanding> page(String text, Cursor after, int limit) {
        return read(text, null, after, limit);
    }

    /** One of them; empty when no organization of this id lies below. */
    public Optional<OrganizationStanding> find(TenantId organization) {
        return read(null, organization.value(), null, 1).stream().findFirst();
    }

    private List<OrganizationStanding> read(String text, UUID only, Cursor after, int limit) {
        List<?> rows = em.createNativeQuery("""
                        select id, slug, name, status, people, invitations, added, removed, locked, violations, changed_at, templates
                        from organizations_standing(cast(?1 as text), cast(?2 as uuid), cast(?3 as text), cast(?4 as uuid), ?5)""")
                .setParameter(1, text)
                .setParameter(2, only == null ? null : only.toString())
                .setParameter(3, after == null ? null : after.key())
                .setParameter(4, after == null ? null : after.id().toString())
                .setParameter(5, limit)
                .getResultList();
        return rows.stream().map(row -> standing((Object[]) row)).toList();
    }

    private static OrganizationStanding standing(Object[] row) {
        return new OrganizationStanding(
                new TenantId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                number(row[4]),
                number(row[5]),
                number(row[6]),
                number(row[7]),
                number(row[8]),
                number(row[9]),
                Columns.instant(row[10]),
                row[11] == null
                        ? List.of()
                        : Arrays.stream(((String) row[11]).split("\n"))
                                .map(OrganizationsBelow::template)
                                .toList());
    }

    private static ModuleTemplate template(String line) {
        String[] words = line.split(" ");
        return new ModuleTemplate(
                words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3].equals("t"));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
