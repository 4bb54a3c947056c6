package io.holdfast.rbac.authzen.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.rbac.model.Entities;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Says what decisions for other systems are about: things that only these know, and names by which they know members. */
@Stateless
@ChangesRights
public class StoringEntities {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_TYPE = 50;
    private static final Pattern UUID_TEXT = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    CallerContext context;

    @Inject
    Entities entities;

    @Inject
    AuditDraft draft;

    /**
     * Makes a thing known, or a member under a name, or replaces the attributes of what is known.
     *
     * @param member whom the name is for, when the type is {@code user}; else null
     * @param attributes values as in {@link AttributeValues}
     * @return the id of its row
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a type or name that is none, and for somebody who is no member,
     *     {@link ProblemCode#ASSIGNMENT_REFUSED} for oneself, {@link ProblemCode#CONFLICT} when the name is another member's, or the
     *     member has another name
     */
    @Audited("entity.store")
    @RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.OPERATE})
    public UUID store(String type, String id, UserId member, Map<String, Object> attributes) {
        draft.entity("entity", null);
        refuseInvalid(type, id, member);
        var name = new Entities.Name(type, id);
        Optional<Map<String, Object>> former = entities.attributes(context.tenant(), name);
        draft.oldValue("attributes", former.map(AttributeValues::words).orElse(null))
                .newValue("attributes", AttributeValues.words(attributes));
        if (member != null && !entities.mayBeNamed(context.tenant(), member, id)) {
            throw new DomainException(ProblemCode.CONFLICT, "The name is another member's, or the member has another.");
        }
        UUID row = entities.put(context.tenant(), name, member, attributes);
        draft.entity("entity", row);
        return row;
    }

    /**
     * Forgets a thing, or the name of a member with the attributes under it.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none
     */
    @Audited("entity.remove")
    @RequiresPermission(Permission.MANAGE_ALL_USERS)
    public void remove(UUID row) {
        draft.entity("entity", row).oldValue("state", "stored");
        if (!entities.remove(context.tenant(), row)) {
            throw DomainException.notFound("entity");
        }
        draft.newValue("state", "removed");
    }

    /** Whether something is stored under this name with exactly these attributes. */
    @RequiresPermission(Permission.OPERATE)
    public boolean isStored(String type, String id, Map<String, Object> attributes) {
        return entities.attributes(context.tenant(), new Entities.Name(type, id))
                .filter(attributes::equals)
                .isPresent();
    }

    private void refuseInvalid(String type, String id, UserId member) {
        boolean ofMember = type.equals(AccessSnapshot.USER);
        if (ofMember != (member != null)) {
            throw invalid("/userId", "'userId' belongs to the type 'user', and to no other.");
        }
        if (type.length() > LONGEST_TYPE
                || !TYPE.matcher(type).matches()
                || PermissionKeys.placeOf(type).isPresent()) {
            throw invalid(
                    "/type",
                    "'type' is lower-case words with hyphens, and none of tenant, account, location, project.");
        }
        if (ofMember && (id.contains("@") || UUID_TEXT.matcher(id).matches())) {
            throw invalid("/id", "The name of a member is neither an e-mail address nor an id.");
        }
        if (member == null) {
            return;
        }
        if (member.equals(context.caller().user())) {
            throw new DomainException(
                    ProblemCode.ASSIGNMENT_REFUSED, "Nobody changes their own attributes. Ask another administrator.");
        }
        if (entities.members(context.tenant(), List.of(member.toString())).isEmpty()) {
            throw invalid("/userId", "There is no such person here.");
        }
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
