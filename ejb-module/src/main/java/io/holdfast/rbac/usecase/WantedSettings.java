package io.holdfast.rbac.usecase;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be done for the changes that somebody sent. All faults are told at once. */
final class WantedSettings {
    private final PermissionMatrix matrix;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<Cell, Effect> wanted = new HashMap<>();

    private WantedSettings(PermissionMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * The cells that differ from what is, each with what it shall be; null for nothing changed.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a permission, module or role that the organization does not have
     *     and for a permission that is named twice
     */
    static Map<Cell, Effect> of(PermissionMatrix matrix, List<SettingsChange> changes) {
        var settings = new WantedSettings(matrix);
        Set<String> named = new HashSet<>();
        for (SettingsChange change : changes) {
            if (!named.add(change.permission())) {
                settings.fault(change, "/key", "'" + change.permission() + "' is named twice.");
            } else if (settings.isKnown(change)) {
                settings.add(change);
            }
        }
        if (!settings.errors.isEmpty()) {
            throw new DomainException(
                    ProblemCode.INVALID_FIELD,
                    settings.errors.size() == 1
                            ? settings.errors.get(0).detail()
                            : settings.errors.size() + " fields are not valid.",
                    settings.errors);
        }
        return settings.wanted;
    }

    private boolean isKnown(SettingsChange change) {
        String module = matrix.modules().get(change.permission());
        if (module == null) {
            fault(change, "/key", "This organization has no permission '" + change.permission() + "'.");
        } else if (!module.equals(change.module())) {
            fault(change, "/key", "'" + change.permission() + "' belongs to the module '" + module + "'.");
        }
        List<String> unknown = change.effects().keySet().stream()
                .filter(role -> !matrix.roles().containsKey(role))
                .sorted()
                .toList();
        unknown.forEach(role -> fault(change, "/roles", "This organization has no role '" + role + "'."));
        return module != null && module.equals(change.module()) && unknown.isEmpty();
    }

    private void add(SettingsChange change) {
        for (String role : matrix.roles().keySet()) {
            var cell = new Cell(change.permission(), role);
            Effect effect = change.effects().get(role);
            if (matrix.changes().get(cell) != effect) {
                wanted.put(cell, effect);
            }
        }
    }

    private void fault(SettingsChange change, String member, String detail) {
        errors.add(new FieldError(change.pointer() + member, detail));
    }
}
