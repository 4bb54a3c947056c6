package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditHolds;
import io.holdfast.audit.model.AuditRetention;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Erases what the log holds of a person in clear: the values, their salts and the key. The events stay, with their commitments, and
 * the log still verifies.
 */
@Stateless
public class ErasingValues {
    @Inject
    AuditRetention retention;

    @Inject
    AuditHolds holds;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * Erases the values of a person of the caller's organization, present or former, or of an invited one.
     *
     * @param reason why, for the audit log
     * @return how many values
     * @throws DomainException {@link ProblemCode#CONFLICT} while a hold keeps them, and for oneself; {@link ProblemCode#NOT_FOUND}
     *     when the log holds nothing of such a person
     */
    @Audited("audit.erase")
    @RequiresPermission(Permission.MANAGE_AUDIT)
    public long erase(UserId person, String reason) {
        draft.entity("user", person).reason(reason);
        var tenant = context.tenant();
        if (person.equals(context.caller().user())) {
            throw new DomainException(
                    ProblemCode.CONFLICT,
                    "Nobody erases their own values: who did it would be lost. Ask somebody else.");
        }
        if (person.value().equals(tenant.value())) {
            throw DomainException.notFound("user");
        }
        if (holds.keep(tenant, person.value())) {
            throw new DomainException(ProblemCode.CONFLICT, "A legal hold keeps these values. Release it first.");
        }
        long erased = retention.erase(person.value());
        if (erased == 0) {
            throw DomainException.notFound("user");
        }
        draft.oldValue("values", erased).newValue("values", 0);
        return erased;
    }
}
