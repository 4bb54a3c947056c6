package io.holdfast.rbac.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What decisions for other systems are about, in the entered tenant: things that only others know, and the members, with the names by
 * which others know them and the attributes that conditions ask for.
 */
@ApplicationScoped
public class Entities {
    /** The name by which others know a member, else the id. In an order that does not depend on the database's language. */
    private static final String SHOWN = "coalesce(e.entity_id, cast(u.id as text) collate \"C\")";

    private static final String MEMBERS =
            "select u.id, " + SHOWN + ", u.email, cast(coalesce(e.attributes, '{}') as text)"
                    + " from users u left join authz_entities e on e.tenant_id = u.tenant_id and e.user_id = u.id"
                    + " where u.tenant_id = ?1";
    private static final String THINGS =
            "select id, type, entity_id, cast(attributes as text) from authz_entities where tenant_id = ?1 and user_id is null";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** How others name a thing. */
    public record Name(String type, String id) {}

    /** A thing that others know. @param row its id here, which tells nothing @param attributes by name, see {@link AttributeValues} */
    public record Thing(UUID row, Name name, Map<String, Object> attributes) {
        public Thing {
            attributes = Map.copyOf(attributes);
        }
    }

    /** A member as others know them. @param shown the name that they have there, else the id */
    public record Member(UserId user, String shown, String email, Map<String, Object> attributes) {
        public Member {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Those of the things that are there. */
    public List<Thing> things(TenantId tenant, Collection<Name> names) {
        JsonArrayBuilder wanted = JSON.createArrayBuilder();
        names.forEach(
                name -> wanted.add(JSON.createArrayBuilder().add(name.type()).add(name.id())));
        return rows(em.createNativeQuery(THINGS + " " + """
                         and (type, entity_id) in (select n ->> 0, n ->> 1 from jsonb_array_elements(cast(?2 as jsonb)) n)""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, wanted.build().toString())
                        .getResultList())
                .stream()
                .map(Entities::thing)
                .toList();
    }

    /** Things of a type by their names. @param after the last name of the page before; null for the first page */
    public List<Thing> things(TenantId tenant, String type, String after, int limit) {
        var query = em.createNativeQuery(THINGS + " and type = ?2" + (after == null ? "" : " and entity_id > ?3")
                        + " order by entity_id limit ?4")
                .setParameter(1, tenant.value())
                .setParameter(2, type)
                .setParameter(4, limit);
        if (after != null) {
            query.setParameter(3, after);
        }
        return rows(query.getResultList()).stream().map(Entities::thing).toList();
    }

    /** The members whom one of these texts names: by the name that others have for them, by e-mail address or by id. */
    public List<Member> members(TenantId tenant, Collection<String> texts) {
        return rows(em.createNativeQuery("with named (text) as (select jsonb_array_elements_text(cast(?2 as jsonb))) "
                                + MEMBERS + " " + """
                                 and u.id in (
                                  select user_id from authz_entities a join named n on n.text = a.entity_id
                                    where a.tenant_id = ?1 and a.type = 'user'
                                  union all select id from users m join named n on lower(n.text) = m.email
                                    where m.tenant_id = ?1
                                  union all select cast(text as uuid) from named where text ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, JSON.createArrayBuilder(texts).build().toString())
                        .getResultList())
                .stream()
                .map(Entities::member)
                .toList();
    }

    /** Members by what they are shown as. @param after the last one of the page before; null for the first page */
    public List<Member> members(TenantId tenant, String after, int limit) {
        var query = em.createNativeQuery(
                        MEMBERS + (after == null ? "" : " and " + SHOWN + " > ?2") + " order by " + SHOWN + " limit ?3")
                .setParameter(1, tenant.value())
                .setParameter(3, limit);
        if (after != null) {
            query.setParameter(2, after);
        }
        return rows(query.getResultList()).stream().map(Entities::member).toList();
    }

    /** What is known of a thing, or of a member under the name that others have for them; empty when it is not there. */
    public Optional<Map<String, Object>> attributes(TenantId tenant, Name name) {
        List<?> found = em.createNativeQuery(
                        "select cast(attributes as text) from authz_entities where tenant_id = ?1 and type = ?2 and entity_id = ?3")
                .setParameter(1, tenant.value())
                .setParameter(2, name.type())
                .setParameter(3, name.id())
                .getResultList();
        return found.stream().map(text -> AttributeValues.read((String) text)).findFirst();
    }

    /**
     * Makes a thing known, or a member under a name, or replaces the attributes of one that is.
     *
     * @param user the member whom the name is for, when it is of the type {@code user}; else null
     * @return the id of its row
     */
    public UUID put(TenantId tenant, Name name, UserId user, Map<String, Object> attributes) {
        rights.note();
        return (UUID) em.createNativeQuery("""
                        insert into authz_entities (tenant_id, id, type, entity_id, user_id, attributes)
                        values (?1, ?2, ?3, ?4, cast(?5 as uuid), cast(?6 as jsonb))
                        on conflict (tenant_id, type, entity_id) do update set attributes = excluded.attributes, updated_at = now()
                        returning id""")
                .setParameter(1, tenant.value())
                .setParameter(2, Uuids.next())
                .setParameter(3, name.type())
                .setParameter(4, name.id())
                .setParameter(5, user == null ? null : user.toString())
                .setParameter(6, AttributeValues.write(attributes))
                .getSingleResult();
    }

    /** True when the member has this name already, or neither has another. */
    public boolean mayBeNamed(TenantId tenant, UserId member, String name) {
        return em.createNativeQuery("""
                        select 1 from authz_entities where tenant_id = ?1 and type = 'user'
                          and (user_id = ?2 or entity_id = ?3) and not (user_id = ?2 and entity_id = ?3)""")
                .setParameter(1, tenant.value())
                .setParameter(2, member.value())
                .setParameter(3, name)
                .getResultList()
                .isEmpty();
    }

    /** Forgets a thing or a member's name. Answers whether there was one. */
    public boolean remove(TenantId tenant, UUID row) {
        rights.note();
        return em.createNativeQuery("delete from authz_entities where tenant_id = ?1 and id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, row)
                        .executeUpdate()
                > 0;
    }

    private static Thing thing(Object[] row) {
        return new Thing(
                (UUID) row[0], new Name((String) row[1], (String) row[2]), AttributeValues.read((String) row[3]));
    }

    private static Member member(Object[] row) {
        return new Member(
                new UserId((UUID) row[0]), (String) row[1], (String) row[2], AttributeValues.read((String) row[3]));
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(List<?> result) {
        return (List<Object[]>) result;
    }
}
