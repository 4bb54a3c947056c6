package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.usecase.Names;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.Instant;
import java.time.LocalDate;

/** Where, since when, by whom and until when somebody holds a role, in words. */
record HeldWords(Names names, ViewerClock clock) {

    /** "for Downtown, given by Maria Ortiz on 3 Sep 2026, until 30 Jun 2027". */
    String of(AssignedRole assigned) {
        String giver =
                names.person(assigned.assignedBy()).map(name -> " by " + name).orElse("");
        return "for " + place(assigned.scope()) + ", given" + giver + " on " + day(assigned.assignedAt())
                + (assigned.validTo() == null ? "" : ", until " + lastDay(assigned.validTo()))
                + (assigned.condition().isEmpty() ? "" : ", under a condition");
    }

    /** "the whole organization", "Downtown", or the kind of a place that nobody knows any more. */
    String place(Scope scope) {
        return scope.type() == Scope.Type.TENANT
                ? "the whole organization"
                : names.place(scope).orElse("a " + scope.type().word() + " that is gone");
    }

    /** The last day on which something holds that ends at that moment. */
    String lastDay(Instant end) {
        return day(end.minusNanos(1));
    }

    String day(Instant moment) {
        return clock.day(LocalDate.ofInstant(moment, clock.zone()));
    }
}
