package io.holdfast.identity.usecase;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Ends the caller's session: its cookie and all its access tokens stop working when this returns. An organization that it had entered is left. */
@ApplicationScoped
@ChangesRights
public class SigningOut {
    @Inject
    LeavingOrganization leaving;

    @Inject
    ClosingOwnSession closing;

    @RequiresPermission(value = Permission.SIGNED_IN, action = "LOGOUT")
    public void signOut() {
        try {
            leaving.leave("signed-out");
        } catch (DomainException over) {
            // Its time was over a moment before: they are at home, and go on from there.
            if (over.code() != ProblemCode.NOT_FOUND) {
                throw over;
            }
        }
        closing.close();
    }
}
