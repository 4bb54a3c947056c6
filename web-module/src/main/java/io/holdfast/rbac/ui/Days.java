package io.holdfast.rbac.ui;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Days as forms send them, and the moments that they mean in the viewer's zone. */
final class Days {
    private Days() {}

    /**
     * The beginning of a day; null for no day, and for the present one, which has begun.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} at {@code pointer} for what is no day
     */
    static Instant begin(String text, String pointer, ZoneId zone, LocalDate today) {
        LocalDate day = day(text, pointer);
        return day == null || day.equals(today) ? null : day.atStartOfDay(zone).toInstant();
    }

    /** The end of a last day; null for no day. @throws DomainException as {@link #begin} */
    static Instant end(String text, String pointer, ZoneId zone) {
        LocalDate day = day(text, pointer);
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String text, String pointer) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9998) {
                return day;
            }
        } catch (DateTimeException e) {
            throw invalid(pointer);
        }
        throw invalid(pointer);
    }

    private static DomainException invalid(String pointer) {
        String detail = "Write a day, such as 2027-06-30.";
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
