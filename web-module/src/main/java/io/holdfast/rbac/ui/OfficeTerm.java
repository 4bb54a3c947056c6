package io.holdfast.rbac.ui;

import java.time.LocalDate;
import java.time.Month;

/**
 * The term that is proposed for an office: a year from where the present one ends, else from the coming first of July, when school years turn.
 *
 * @param first its first day
 * @param last its last day
 */
record OfficeTerm(LocalDate first, LocalDate last) {
    /** @param end the day on which nobody holds the office any more; null when it has no end, or nobody holds it */
    static OfficeTerm after(LocalDate end, LocalDate today) {
        LocalDate first = end != null && end.isAfter(today) ? end : comingJuly(today);
        return new OfficeTerm(first, first.plusYears(1).minusDays(1));
    }

    private static LocalDate comingJuly(LocalDate today) {
        LocalDate july = LocalDate.of(today.getYear(), Month.JULY, 1);
        return july.isAfter(today) ? july : july.plusYears(1);
    }
}
