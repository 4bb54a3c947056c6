package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.usecase.Reasons;
import io.holdfast.rbac.model.EmergencyAccess;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Looks at what somebody else did by their emergency access. Until then they have no other one. */
@Stateless
@RequiresPermission(Permission.MANAGE_ALL_USERS)
public class ReviewingEmergencyAccess {
    @Inject
    CallerContext context;

    @Inject
    EmergencyAccess access;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /** What came of it. */
    public enum Verdict {
        /** It was right. */
        ACCEPTED,
        /** Somebody has to go into it. */
        INCIDENT
    }

    /**
     * Reviews an opening that is over.
     *
     * @param note what was looked at, 10 to 500 characters
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none; {@link ProblemCode#CONFLICT} when it is the caller's own, is
     *     still open or was reviewed; {@link ProblemCode#INVALID_FIELD} for a note that is too short
     */
    @Audited("emergency-access.review")
    public EmergencyOpening review(UUID id, Verdict verdict, String note) {
        TenantId tenant = context.tenant();
        EmergencyOpening opening =
                access.opening(tenant, id).orElseThrow(() -> DomainException.notFound("emergency access"));
        draft.entity("emergency-access", opening.access()).meta("opening", id);
        if (opening.user().equals(context.caller().member())) {
            throw conflict("Nobody reviews their own emergency access. Ask another administrator.");
        }
        if (opening.reviewedAt() != null) {
            throw conflict("It has been reviewed already.");
        }
        if (opening.open(tenantSession.now())) {
            throw conflict("It is still open. End it, or wait until it is over.");
        }
        if (note == null || note.strip().length() < Reasons.SHORTEST || note.length() > Reasons.LONGEST) {
            String detail =
                    "Say what you looked at, in " + Reasons.SHORTEST + " to " + Reasons.LONGEST + " characters.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/note", detail)));
        }
        if (!access.review(tenant, id, verdict.name(), note, context.caller().member())) {
            throw conflict("It has been reviewed already.");
        }
        draft.reason(note).oldValue("state", "WAITING").newValue("state", verdict.name());
        return access.opening(tenant, id).orElseThrow();
    }

    private static DomainException conflict(String detail) {
        return new DomainException(ProblemCode.CONFLICT, detail);
    }
}
