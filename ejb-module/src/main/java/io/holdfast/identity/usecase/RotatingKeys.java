package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.usecase.SigningKeyring.SigningKey;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Withdraws the keys that sign access tokens, before their time: when one may have been copied. */
@Stateless
public class RotatingKeys {
    @Inject
    CallerContext context;

    @Inject
    SigningKeyring keyring;

    @Inject
    AuditDraft draft;

    /** @param id of the key that signs from now on */
    public record Rotated(String id, int withdrawn) {}

    /**
     * Makes a new key and withdraws all others: what they signed is worth nothing on any node once this has returned. Sessions
     * stay open.
     *
     * @param reason why, for the audit log
     * @throws DomainException {@link ProblemCode#PERMISSION_DENIED} for people of an organization: keys are the platform's
     */
    @Audited("signing-key.rotate")
    @RequiresPermission(Permission.MANAGE_SYSTEM)
    @ChangesRights
    public Rotated rotate(String reason) {
        draft.entity("signing-key", null).reason(reason);
        if (!context.tenant().equals(Caller.PLATFORM)) {
            throw new DomainException(
                    ProblemCode.PERMISSION_DENIED, "Only administrators of the platform rotate its keys.");
        }
        draft.oldValue(
                "signs",
                keyring.current().stream().map(SigningKey::id).findFirst().orElse(null));
        int withdrawn = keyring.rotate();
        String id = keyring.current().get(0).id();
        draft.newValue("signs", id).meta("withdrawn", withdrawn);
        return new Rotated(id, withdrawn);
    }
}
