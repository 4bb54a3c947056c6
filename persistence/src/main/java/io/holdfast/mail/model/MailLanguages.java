package io.holdfast.mail.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** In which language members and organizations of the tenant that the transaction has entered want their mail, as {@code de}. */
@ApplicationScoped
public class MailLanguages {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** What a member chose; empty for nothing. */
    public Optional<String> ofMember(TenantId tenant, UserId user) {
        return first(
                em.createNativeQuery("SELECT preferences ->> 'language' FROM users WHERE tenant_id = ?1 AND id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, user.value()));
    }

    public void chooseForMember(TenantId tenant, UserId user, String language) {
        em.createNativeQuery("""
                        UPDATE users SET preferences = preferences || jsonb_build_object('language', CAST(?3 AS text))
                        WHERE tenant_id = ?1 AND id = ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(3, language)
                .executeUpdate();
    }

    /** What an organization writes in when nothing is known of the reader; empty for nothing. */
    public Optional<String> ofOrganization(TenantId tenant) {
        return first(em.createNativeQuery("SELECT language FROM tenants WHERE id = ?1")
                .setParameter(1, tenant.value()));
    }

    public void chooseForOrganization(TenantId tenant, String language) {
        em.createNativeQuery("UPDATE tenants SET language = ?2 WHERE id = ?1")
                .setParameter(1, tenant.value())
                .setParameter(2, language)
                .executeUpdate();
    }

    private static Optional<String> first(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().filter(Objects::nonNull).map(String.class::cast).findFirst();
    }
}
