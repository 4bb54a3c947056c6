package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.identity.usecase.ConfirmingPassword;
import io.holdfast.identity.usecase.Reasons;
import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Opens the caller's emergency access, after they have said why and entered their password once more. No transaction is open while the
 * password is hashed; what stands against it is looked at before, so that nobody tries passwords for nothing, and again in the transaction.
 */
@ApplicationScoped
@ChangesRights
public class OpeningEmergencyAccess {
    private static final AuditedAction OPEN = AuditedAction.named("emergency-access.open");

    @Inject
    EmergencyRules rules;

    @Inject
    ConfirmingPassword password;

    @Inject
    TakingEmergencyAccess taking;

    @Inject
    AuditTrail trail;

    /**
     * Opens it: the caller has the role on every node when this returns.
     *
     * @param reason 10 to 500 characters
     * @param typed the caller's password
     * @param minutes how long; null for as long as was approved
     * @throws DomainException as {@link EmergencyRules#openable}; {@link ProblemCode#INVALID_FIELD} for a reason, a time or a password
     *     that is not right; {@link ProblemCode#SIGN_IN_LOCKED} after too many wrong ones
     */
    @OwnAccount
    @RequiresPermission(value = Permission.SIGNED_IN, action = "emergency-access.open")
    public EmergencyOpening open(UUID id, String reason, String typed, Integer minutes) {
        try {
            EmergencyApproval approval = rules.openable(id);
            Reasons.check(reason);
            if (minutes != null && (minutes < 1 || minutes > approval.longestMinutes())) {
                String detail = "'minutes' is a number from 1 to " + approval.longestMinutes() + ".";
                throw new DomainException(
                        ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/minutes", detail)));
            }
            password.confirm(typed);
        } catch (DomainException refused) {
            // In the words of the log, which are the code's: the message may hold what somebody sent.
            trail.appendDetached(
                    OPEN,
                    Outcome.FAILED,
                    refused.code().code() + " " + refused.code(),
                    new EventDraft().entity("emergency-access", id));
            throw refused;
        }
        return taking.take(id, reason, minutes);
    }
}
