package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AccessReview.Plan;
import io.holdfast.rbac.model.AccessReview.Silence;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.rest.ReviewFields;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.paging.FilterParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form that begins an access review, as it was filled in.
 *
 * @param covers {@code tenant}, {@code role/} and a name, or a kind of place and an id
 * @param until the last day on which it can be answered
 * @param reviewers names or addresses, separated by commas or lines; null for the viewer alone
 */
record ReviewForm(String name, String covers, String until, String silence, String reviewers) {
    private static final String ROLE = "role/";

    static ReviewForm of(HttpServletRequest request) {
        return new ReviewForm(
                FilterParameters.text(request.getParameter("name")),
                FilterParameters.text(request.getParameter("covers")),
                FilterParameters.text(request.getParameter("until")),
                FilterParameters.text(request.getParameter("silence")),
                FilterParameters.text(request.getParameter("reviewers")));
    }

    static String ofRole(String role) {
        return ROLE + role;
    }

    /** What was typed of people, each once. */
    Set<String> typed() {
        return reviewers == null
                ? Set.of()
                : new LinkedHashSet<>(Arrays.stream(reviewers.split("[,;\\r\\n]+"))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /**
     * What is to begin.
     *
     * @param meant who fits what was typed
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} with everything that is missing or not understood
     */
    Plan plan(Map<String, List<Member>> meant, ZoneId zone) {
        if (name == null || name.length() > ReviewFields.LONGEST_NAME) {
            throw invalid("/name", "Give it a name of at most " + ReviewFields.LONGEST_NAME + " characters.");
        }
        Instant due = Days.end(until, "/dueAt", zone);
        if (due == null) {
            throw invalid("/dueAt", "Choose the last day.");
        }
        List<UserId> people = new ArrayList<>();
        for (String text : typed()) {
            List<Member> fitting = meant.getOrDefault(text, List.of());
            if (fitting.size() != 1) {
                throw invalid(
                        "/reviewers",
                        fitting.isEmpty()
                                ? "Nobody here is called '" + text + "'."
                                : "Several people fit '" + text + "': write the address.");
            }
            people.add(fitting.get(0).user());
        }
        boolean ofRole = covers != null && covers.startsWith(ROLE);
        return new Plan(
                name,
                ofRole ? covers.substring(ROLE.length()) : null,
                ofRole ? Scope.TENANT : place(),
                due,
                Silence.REVOKE.name().equals(silence) ? Silence.REVOKE : Silence.NOTHING,
                people);
    }

    private Scope place() {
        if (covers == null || covers.equals(Scope.Type.TENANT.word())) {
            return Scope.TENANT;
        }
        String[] parts = covers.split("/", 2);
        try {
            return new Scope(Scope.Type.ofWord(parts[0]), Uuids.parse("covers", parts.length < 2 ? "" : parts[1]));
        } catch (IllegalArgumentException | DomainException e) {
            throw invalid("/scope", "Choose one of the list.");
        }
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
