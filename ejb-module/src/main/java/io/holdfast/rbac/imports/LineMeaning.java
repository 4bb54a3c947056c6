package io.holdfast.rbac.imports;

import io.holdfast.rbac.imports.model.ImportLine;
import io.holdfast.rbac.imports.model.RowProblem;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the words of a line mean, and what is said of one that is not taken. */
final class LineMeaning {
    private static final String BEGIN = "/validFrom";
    private static final String END = "/validTo";

    private static final Map<String, String> COLUMNS = Map.of(
            "/email",
            "email",
            "/userId",
            "email",
            "/name",
            "last name",
            "/role",
            "role",
            "/accountId",
            "scope",
            "/scope",
            "scope",
            "/scope/id",
            "scope",
            BEGIN,
            "from",
            END,
            "until");

    private LineMeaning() {}

    /**
     * A place as it is written: {@code Acme}, {@code account: Acme}, or an id.
     *
     * @param kind null when any will do
     * @param word a name or an id, in lower case
     */
    record PlaceWord(Scope.Type kind, String word) {
        /** @return null for the organization */
        static PlaceWord of(ImportLine line) {
            String text = line.place().strip().toLowerCase(Locale.ROOT);
            if (text.isEmpty() || text.equals("organization") || text.equals(Scope.Type.TENANT.word())) {
                return null;
            }
            for (Scope.Type type : List.of(Scope.Type.ACCOUNT, Scope.Type.LOCATION, Scope.Type.PROJECT)) {
                if (text.startsWith(type.word() + ":")) {
                    return new PlaceWord(
                            type, text.substring(type.word().length() + 1).strip());
                }
            }
            return new PlaceWord(null, text);
        }
    }

    /** When it begins; null for now, and for the present day. */
    static Instant begin(ImportLine line, ZoneId zone, Instant now) {
        LocalDate day = day(line.begins(), BEGIN);
        if (day == null) {
            return line.begins().isEmpty() ? null : moment(line.begins(), BEGIN);
        }
        return day.equals(LocalDate.ofInstant(now, zone))
                ? null
                : day.atStartOfDay(zone).toInstant();
    }

    /** The first moment when it does not hold any more, which is after the last day; null for no end. */
    static Instant end(ImportLine line, ZoneId zone) {
        LocalDate day = day(line.ends(), END);
        if (day == null) {
            return line.ends().isEmpty() ? null : moment(line.ends(), END);
        }
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String text, String pointer) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9998) {
                return day;
            }
        } catch (DateTimeException e) {
            throw notADay(pointer);
        }
        throw notADay(pointer);
    }

    private static Instant moment(String text, String pointer) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9998) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw notADay(pointer);
        }
        throw notADay(pointer);
    }

    private static DomainException notADay(String pointer) {
        return invalid(pointer, "Write a day such as 2027-06-30.");
    }

    /** @param pointer as the one of a single assignment */
    static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }

    /** What to tell of a line that was refused: in which column, and how to mend it. */
    static RowProblem problem(DomainException refused) {
        if (refused.errors().isEmpty()) {
            return new RowProblem(refused.code() == ProblemCode.CONFLICT ? "email" : "role", refused.getMessage());
        }
        FieldError error = refused.errors().get(0);
        return new RowProblem(COLUMNS.get(error.pointer()), detail(error));
    }

    /** The rule of assignments speaks of members of a body, which nobody sees here. */
    private static String detail(FieldError error) {
        if (error.pointer().equals(BEGIN) && error.detail().contains("'validFrom'")) {
            return "This has passed. Leave it empty for now, or write a later day.";
        }
        if (error.pointer().equals(END) && error.detail().contains("'validTo'")) {
            return "The end must lie in the future, and after the beginning.";
        }
        return error.detail();
    }
}
