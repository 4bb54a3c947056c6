package io.holdfast.rbac.ui;

import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.paging.FilterParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The form that gives somebody a role, as it was filled in.
 *
 * @param role the name; null when none was chosen
 * @param scope {@code tenant}, or a kind and an id; null when none was chosen
 * @param from a day, from whose beginning it holds; null for at once
 * @param to the last day on which it holds; null for no end
 */
record AssignmentForm(String role, String scope, String from, String to) {
    static final String ROLE = "role";
    static final String SCOPE = "scope";
    static final String FROM = "from";
    static final String TO = "to";

    static AssignmentForm of(HttpServletRequest request) {
        return new AssignmentForm(
                FilterParameters.text(request.getParameter(ROLE)),
                FilterParameters.text(request.getParameter(SCOPE)),
                FilterParameters.text(request.getParameter(FROM)),
                FilterParameters.text(request.getParameter(TO)));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_FIELD} when none was chosen */
    String chosenRole() {
        if (role == null) {
            throw invalid("/role", "Choose a role.");
        }
        return role;
    }

    /** @throws DomainException {@link ProblemCode#INVALID_FIELD} for no place */
    Scope place() {
        if (scope == null || scope.equals(Scope.Type.TENANT.word())) {
            return Scope.TENANT;
        }
        String[] parts = scope.split("/", 2);
        try {
            return new Scope(Scope.Type.ofWord(parts[0]), Uuids.parse(SCOPE, parts.length < 2 ? "" : parts[1]));
        } catch (IllegalArgumentException | DomainException e) {
            throw invalid("/scope/id", "Choose a place of the list.");
        }
    }

    /** Null for at once, which the present day means too. @throws DomainException {@link ProblemCode#INVALID_FIELD} for no day */
    Instant begin(ZoneId zone, LocalDate today) {
        return Days.begin(from, "/validFrom", zone, today);
    }

    /** The end of the last day; null for no end. @throws DomainException {@link ProblemCode#INVALID_FIELD} for no day */
    Instant end(ZoneId zone) {
        return Days.end(to, "/validTo", zone);
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
