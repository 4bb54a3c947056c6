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
     * As it was sent; roles that the form did not show stay as they are, and with the deed {@code reset} all go back to as they were shipped.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for what no form of ours sends
     */
    static MatrixForm of(HttpServletRequest form, PermissionMatrix matrix, String permission) {
        String version = form.getParameter("version");
        if ("reset".equals(form.getParameter("deed"))) {
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

    SettingsChange change(PermissionMatrix matrix) {
        return new SettingsChange("", matrix.modules().get(permission), permission, effects);
    }
}
