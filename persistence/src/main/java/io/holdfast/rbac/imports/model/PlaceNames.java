package io.holdfast.rbac.imports.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Accounts, locations and projects of the entered tenant by what people call them. */
@ApplicationScoped
public class PlaceNames {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** @param word the name or the id that was asked for, in lower case */
    public record Called(String word, Scope place) {}

    /** Every place with one of some names or ids. @param words in lower case */
    public List<Called> called(TenantId tenant, Collection<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        List<?> rows = em.createNativeQuery("""
                        with wanted (word) as (select jsonb_array_elements_text(cast(?2 as jsonb)))
                        select w.word, p.kind, p.id from wanted w join (
                          select 'account' as kind, id, name from accounts where tenant_id = ?1
                          union all select 'location', id, name from locations where tenant_id = ?1
                          union all select 'project', id, name from projects_cache where tenant_id = ?1 and gone_at is null) p
                          on lower(p.name) = w.word or cast(p.id as text) = w.word""")
                .setParameter(1, tenant.value())
                .setParameter(2, JSON.createArrayBuilder(words).build().toString())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Called((String) row[0], new Scope(Scope.Type.ofWord((String) row[1]), (UUID) row[2])))
                .toList();
    }
}
