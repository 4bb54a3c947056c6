package io.holdfast.tenancy.model;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.LocationId;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tenants, and the accounts and locations inside the one that the transaction has entered. */
@ApplicationScoped
public class Tenants {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Finds a tenant by its slug, whichever tenant the transaction has entered. */
    public Optional<TenantId> idOf(String slug) {
        Object id = em.createNativeQuery("select tenant_by_slug(?1)")
                .setParameter(1, slug)
                .getSingleResult();
        return Optional.ofNullable((UUID) id).map(TenantId::new);
    }

    /** The tenant itself; empty when the transaction has entered another one. */
    public Optional<Tenant> find(TenantId tenant) {
        return Optional.ofNullable(em.find(Tenant.class, tenant.value()));
    }

    /** Whether any lies below the one that the transaction has entered. */
    public boolean isAboveOthers() {
        return (Boolean)
                em.createNativeQuery("select has_organizations_below()").getSingleResult();
    }

    /**
     * The organizations that the platform runs, by name, when the transaction is the platform's; else none.
     *
     * @param query a part of the name or the slug; null for all
     * @param after the id of the last one of the page before; null for the first page
     * @param most how many at most
     */
    public List<Organization> organizations(String query, UUID after, int most) {
        return organizations(null, query, after, most);
    }

    /** One of them. */
    public Optional<Organization> organization(TenantId id) {
        return organizations(id.value(), null, null, 1).stream().findFirst();
    }

    private List<Organization> organizations(UUID id, String query, UUID after, int most) {
        List<?> rows = em.createNativeQuery("""
                        select id, slug, name, kind, status, parent_id, parent_name, people
                        from platform_organizations(cast(?1 as uuid), cast(?2 as text), cast(?3 as uuid), ?4)""")
                .setParameter(1, id == null ? null : id.toString())
                .setParameter(2, query)
                .setParameter(3, after == null ? null : after.toString())
                .setParameter(4, most)
                .getResultList();
        return rows.stream().map(row -> organization((Object[]) row)).toList();
    }

    private static Organization organization(Object[] row) {
        return new Organization(
                new TenantId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                row[5] == null ? null : new TenantId((UUID) row[5]),
                (String) row[6],
                ((Number) row[7]).intValue());
    }

    /** Adds a tenant; the transaction must have entered it, because row-level security checks the new row too. */
    public void add(Tenant tenant) {
        em.persist(tenant);
        em.flush();
    }

    /** Copies the roles and permissions of a shipped pack into the entered tenant; changes nothing the second time. */
    public void applyRolePack(String pack) {
        em.createNativeQuery("select apply_role_pack(?1)").setParameter(1, pack).getSingleResult();
    }

    public void add(Account account) {
        em.persist(account);
        em.flush();
    }

    public Optional<Account> account(TenantId tenant, String slug) {
        return em.createQuery("select a from Account a where a.tenantId = :tenant and a.slug = :slug", Account.class)
                .setParameter("tenant", tenant.value())
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    public Optional<Account> account(TenantId tenant, AccountId id) {
        return Optional.ofNullable(em.find(Account.class, id.value()))
                .filter(a -> a.tenantId().equals(tenant));
    }

    public void add(Location location) {
        em.persist(location);
        em.flush();
    }

    public Optional<LocationId> location(TenantId tenant, String slug) {
        return em.createQuery("select l from Location l where l.tenantId = :tenant and l.slug = :slug", Location.class)
                .setParameter("tenant", tenant.value())
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst()
                .map(Location::id);
    }
}
