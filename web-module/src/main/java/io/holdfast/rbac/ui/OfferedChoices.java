package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.ui.PersonPage.Choice;
import io.holdfast.rbac.usecase.OfferingAssignments.Offered;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Words;
import java.util.List;

/** What a form that gives a role offers, with what was chosen. */
record OfferedChoices(Offered offered, AssignmentForm form) {
    List<Choice> roles() {
        return offered.roles().stream()
                .map(role -> new Choice(role, Words.role(role), role.equals(form.role())))
                .toList();
    }

    /** Where the role may hold. */
    List<Choice> places() {
        return offered.places().stream().map(this::place).toList();
    }

    /** True when it may hold in less than the whole organization. */
    boolean narrower() {
        return offered.places().stream().anyMatch(one -> one.place().type() != Scope.Type.TENANT);
    }

    private Choice place(NamedPlace one) {
        boolean whole = one.place().type() == Scope.Type.TENANT;
        String value = whole ? Scope.Type.TENANT.word() : ExplainQuestion.written(one.place());
        return new Choice(
                value,
                whole
                        ? "The whole organization"
                        : one.name() + " (" + one.place().type().word() + ")",
                value.equals(form.scope()));
    }
}
