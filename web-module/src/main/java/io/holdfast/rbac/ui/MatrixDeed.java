package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.usecase.ChangingOrganizationSettings;
import io.holdfast.rbac.usecase.HypotheticalChange.OfSettings;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/** What the form of one permission asks for: to change it, or to tell what that would do. */
@Named("matrixDeed")
@RequestScoped
public class MatrixDeed {
    /** What is said at the form, and not on a page of errors. */
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(
            ProblemCode.PRECONDITION_FAILED,
            ProblemCode.PERMISSION_LOCKED,
            ProblemCode.SETTING_REFUSED,
            ProblemCode.SEPARATION_VIOLATED);

    @Inject
    ChangingOrganizationSettings changing;

    @Inject
    Effects effects;

    @Inject
    HttpServletRequest request;

    private DomainException refusal;
    private ForeseenEffect effect;

    /**
     * Changes the settings, or finds out what that would do. A refusal gives the page its status.
     *
     * @param organization below the viewer's; null for the viewer's own
     * @return true when they are changed
     */
    boolean isDone(TenantId organization, PermissionMatrix matrix, MatrixForm form) {
        var change = List.of(form.change(matrix));
        try {
            if ("try".equals(request.getParameter("deed"))) {
                effect = effects.of(new OfSettings(organization, change));
                return false;
            }
            changing.change(organization, change, form.version());
            return true;
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .setResponseStatus(refused.code().status());
            refusal = refused;
            return false;
        }
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** What saving it would do; null when that was not asked. */
    public ForeseenEffect getEffect() {
        return effect;
    }

    /** Why the form was not taken; null when it was. */
    public String getRefusal() {
        if (refusal == null) {
            return null;
        }
        return refusal.code() == ProblemCode.PRECONDITION_FAILED
                ? "Somebody else changed these settings meanwhile. What you chose is still here; look at the table and"
                        + " save again."
                : refusal.getMessage();
    }
}
