package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.joining;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.usecase.ExplainingHolders.Holder;
import io.holdfast.rbac.usecase.ExplainingHolders.Through;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Somebody who may, in words.
 *
 * @param query that asks why
 * @param until the day when the last of their assignments ends; "no end" when one has none
 * @param givers empty when nobody in person gave it
 */
public record HolderRow(String name, String email, String query, String through, String until, String givers) {
    static HolderRow of(Holder holder, String query, ViewerClock clock) {
        List<AssignedRole> assigned =
                holder.through().stream().map(Through::assigned).toList();
        return new HolderRow(
                holder.person().name(),
                holder.person().email(),
                query,
                assigned.stream()
                        .map(AssignedRole::role)
                        .distinct()
                        .map(Words::role)
                        .collect(joining(", ")),
                until(assigned, clock),
                holder.through().stream()
                        .map(Through::giver)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(joining(", ")));
    }

    private static String until(List<AssignedRole> assigned, ViewerClock clock) {
        if (assigned.stream().anyMatch(one -> one.validTo() == null)) {
            return "no end";
        }
        return assigned.stream()
                .map(AssignedRole::validTo)
                .max(Comparator.<Instant>naturalOrder())
                .map(end -> clock.day(LocalDate.ofInstant(end.minusNanos(1), clock.zone())))
                .orElse("–");
    }
}
