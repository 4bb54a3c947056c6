package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.Epochs.Standing;
import io.holdfast.shared.crypto.SealedParts;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Where the rights of the caller's organization stand, as a word that nobody else can make: whoever asks with it is answered from rights
 * that are no older. Questions read the database itself, so a true word is always met; a false one is refused.
 */
@Stateless
@RequiresPermission(value = Permission.SIGNED_IN, action = "permission.check")
public class ConsistencyTokens {
    private static final int PARTS = 2;

    @Inject
    Vault vault;

    @Inject
    CallerContext context;

    @Inject
    Epochs epochs;

    /** For the state that the rights are in now. */
    public String now() {
        Standing standing = epochs.standing(context.tenant());
        return SealedParts.seal(vault, purpose(), standing.incarnation(), Long.toString(standing.epoch()));
    }

    /**
     * Refuses what was not given for rights that these are no older than.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a word that was not made here, for this organization, in this
     *     state of the database
     */
    public void require(String token) {
        List<String> parts = SealedParts.open(vault, purpose(), token, PARTS)
                .orElseThrow(() -> refused("'Consistency-Token' was not given to this organization here."));
        Standing standing = epochs.standing(context.tenant());
        if (!parts.get(0).equals(standing.incarnation()) || Long.parseLong(parts.get(1)) > standing.epoch()) {
            throw refused("The database went back to an earlier state after 'Consistency-Token' was given.");
        }
    }

    private String purpose() {
        return "rbac.consistency/" + context.tenant();
    }

    private static DomainException refused(String detail) {
        return new DomainException(ProblemCode.INVALID_PARAMETER, detail);
    }
}
