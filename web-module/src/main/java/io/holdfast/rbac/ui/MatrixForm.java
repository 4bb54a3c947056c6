package io.holdfast.rbac.ui;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.usecase.SettingsChange;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the form says of one permission: for each role what is changed of it, nothing for a role that is as it was shipped.
 *
 * @param version of the settings that it goes out from
 */
record MatrixForm(String permission, Map<String, Effect> effects, String version) {
    /** The field of a role begins so. */
    static final String FIELD = "effect-";

    /** The value for a role of which nothing is changed. */
    static final String SHIPPED = "SHIPPED";

    /** What is said at the form, and not on a page of errors. */
    static final Set<ProblemCode> SAID_AT_IT = Set.of(
            ProblemCode.PRECONDITION_FAILED,
            ProblemCode.PERMISSION_LOCKED,
            ProblemCode.SETTING_REFUSED,
            ProblemCode.SEPARATION_VIOLATED);

    MatrixForm {
        effects = Map.copyOf(effects);
    }

    /** As it is. */
    static MatrixForm of(PermissionMatrix matrix, String permission, String version) {
        Map<String, Effect> effects = new HashMap<>();
        matrix.roles().keySet().forEach(role -> matrix.changed(new Cell(permission, role))
                .ifPresent(effect -> effects.put(role, effect)));
        return new MatrixForm(permission, effects, version);
    }

    /**
     * As it was sent; roles that the form did not show stay as they are.
     *
     * @param reset true when everything goes back to as it was shipped, whatever the fields say
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for what no form of ours sends
     */
    static MatrixForm of(HttpServletRequest form, PermissionMatrix matrix, String permission, boolean reset) {
        String version = form.getParameter("version");
        if (reset) {
            return new MatrixForm(permission, Map.of(), version);
        }
        Map<String, Effect> effects =
                new HashMap<>(of(matrix, permission, version).effects());
        matrix.roles().keySet().forEach(role -> {
            String sent = form.getParameter(FIELD + role);
            if (sent != null) {
                effects.compute(role, (name, before) -> sent.equals(SHIPPED) ? null : effect(sent));
            }
        });
        return new MatrixForm(permission, effects, version);
    }

    private static Effect effect(String sent) {
        try {
            return Effect.valueOf(sent);
        } catch (IllegalArgumentException e) {
            throw new DomainException(ProblemCode.INVALID_PARAMETER, "'effect' is none of this page.");
        }
    }

    /** Why it was not taken; null when nothing was refused. */
    static String why(DomainException refusal) {
        if (refusal == null) {
            return null;
        }
        return refusal.code() == ProblemCode.PRECONDITION_FAILED
                ? "Somebody else changed these settings meanwhile. What you chose is still here; look at the table and"
                        + " save again."
                : refusal.getMessage();
    }

    SettingsChange change(PermissionMatrix matrix) {
        return new SettingsChange("", matrix.modules().get(permission), permission, effects);
    }
}
