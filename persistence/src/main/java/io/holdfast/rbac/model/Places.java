package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the places of the entered tenant lie: accounts and locations directly in it, a project in its account where it has one. */
@ApplicationScoped
public class Places {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * A place and those around it, each with the next wider one. Empty for the tenant itself, which lies nowhere, and for what is
     * no place of this tenant.
     */
    public Map<Scope, Scope> around(TenantId tenant, Scope place) {
        if (place.type() == Scope.Type.TENANT) {
            return Map.of();
        }
        List<?> found = em.createNativeQuery(
                        switch (place.type()) {
                            case ACCOUNT -> "select id, null from accounts where tenant_id = ?1 and id = ?2";
                            case LOCATION -> "select id, null from locations where tenant_id = ?1 and id = ?2";
                            default ->
                                "select id, account_id from projects_cache where tenant_id = ?1 and id = ?2 and gone_at is null";
                        })
                .setParameter(1, tenant.value())
                .setParameter(2, place.id())
                .getResultList();
        if (found.isEmpty()) {
            return Map.of();
        }
        UUID owner = (UUID) ((Object[]) found.get(0))[1];
        if (owner == null) {
            return Map.of(place, Scope.TENANT);
        }
        var account = new Scope(Scope.Type.ACCOUNT, owner);
        return Map.of(place, account, account, Scope.TENANT);
    }
}
