package io.holdfast.rbac.model;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which of a person's roles a session has active: those that it chose, or all. Roles that a dynamic set keeps apart, and that would be active
 * together, are not, as the database's {@code session_roles} says.
 */
@ApplicationScoped
public class SessionRoles {
    /** The second parameter is the person, the third the session. */
    private static final String ACTIVE = """
            session_roles(?1, ?2, (select s.active_roles from sessions s where s.tenant_id = ?1 and s.id = ?3))""";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** The roles that are active; empty when all are. */
    public Optional<Set<UUID>> active(TenantId tenant, UserId user, SessionId session) {
        return ids(in("select array_to_string(" + ACTIVE + ", ',')", tenant, user, session));
    }

    /** What the session has chosen; empty when it chose nothing. */
    public Optional<Set<UUID>> chosen(TenantId tenant, SessionId session) {
        return ids(em.createNativeQuery(
                        "select array_to_string(active_roles, ',') from sessions where tenant_id = ?1 and id = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, session.value()));
    }

    /** Every role that the person has now, by name. */
    public List<SessionRole> all(TenantId tenant, UserId user, SessionId session) {
        List<?> rows = in(
                        "select r.id, r.name, a.roles is null or r.id = any (a.roles) from (select " + ACTIVE + """
                         as roles) a, authorized_roles(?1, ?2) h
                        join roles r on r.tenant_id = ?1 and r.id = h order by r.name""",
                        tenant,
                        user,
                        session)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new SessionRole((UUID) row[0], (String) row[1], (Boolean) row[2]))
                .toList();
    }

    /** A dynamic set that is violated when these roles are active together. */
    public Optional<UUID> violated(TenantId tenant, Collection<UUID> roles) {
        return em.createNativeQuery("select v from dynamic_violations(?1, cast(?2 as uuid[])) v order by v limit 1")
                .setParameter(1, tenant.value())
                .setParameter(2, array(roles))
                .getResultStream()
                .map(id -> (UUID) id)
                .findFirst();
    }

    /** Chooses the roles of a session that are active from now on. @param roles null for all */
    public void choose(TenantId tenant, SessionId session, Collection<UUID> roles) {
        rights.note();
        em.createNativeQuery("update sessions set active_roles = cast(?3 as uuid[]) where tenant_id = ?1 and id = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, session.value())
                .setParameter(3, roles == null ? null : array(roles))
                .executeUpdate();
    }

    private Query in(String sql, TenantId tenant, UserId user, SessionId session) {
        return em.createNativeQuery(sql)
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(3, session.value());
    }

    /** Of one text with ids and commas between them; null is nothing, and not no id. */
    private static Optional<Set<UUID>> ids(Query query) {
        return ((List<?>) query.getResultList())
                .stream()
                        .flatMap(text -> Stream.ofNullable((String) text))
                        .findFirst()
                        .map(text -> text.isEmpty()
                                ? Set.<UUID>of()
                                : Arrays.stream(text.split(","))
                                        .map(UUID::fromString)
                                        .collect(toUnmodifiableSet()));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }
}
