package io.holdfast.rbac.ui;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.webshared.ui.Words;
import java.util.ArrayList;
import java.util.List;

/** What can be changed of one permission, a line for each role. */
public final class MatrixLines {
    private final PermissionMatrix matrix;
    private final MatrixForm form;

    MatrixLines(PermissionMatrix matrix, MatrixForm form) {
        this.matrix = matrix;
        this.form = form;
    }

    /** One choice of what is changed of a role. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A role of the form. */
    public record Line(String field, String role, List<Choice> choices) {}

    /** A lock is among the choices: the page offers it where organizations lie below; else it is one that is there already. */
    List<Line> of(List<String> roles) {
        return roles.stream().map(this::line).toList();
    }

    private Line line(String role) {
        Effect written = form.effects().get(role);
        boolean shipped = matrix.holds(new Cell(form.permission(), role), null);
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(MatrixForm.SHIPPED, "as shipped: " + (shipped ? "holds it" : "does not"), written == null));
        if (!shipped || written == Effect.ADD) {
            choices.add(new Choice(Effect.ADD.name(), "holds it", written == Effect.ADD));
        }
        if (shipped || written == Effect.REMOVE) {
            choices.add(new Choice(Effect.REMOVE.name(), "does not", written == Effect.REMOVE));
        }
        choices.add(new Choice(Effect.LOCK.name(), "locked to it below", written == Effect.LOCK));
        return new Line(MatrixForm.FIELD + role, Words.role(role), choices);
    }
}
