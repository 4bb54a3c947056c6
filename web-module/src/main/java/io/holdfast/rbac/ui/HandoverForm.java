package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.usecase.Handover;
import io.holdfast.rbac.usecase.Handover.Former;
import io.holdfast.rbac.usecase.Handover.Row;
import io.holdfast.shared.id.UserId;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The form of the hand-over, as it was filled in: a part for each office, of which those count that say anything. */
final class HandoverForm {
    static final String OFFICE = "office";
    static final String LEAVES = "LEAVES";
    private static final String VACANT = "role-";
    private static final int LONGEST = 200;

    private final List<Part> parts;

    /**
     * What was written for an office.
     *
     * @param key the id of an assignment, or {@code role-} and the name of a role that nobody holds
     * @param next who comes next, as it was typed; null for nobody
     * @param former what becomes of the present term: a {@link Former}, or {@link #LEAVES} for one that ends with nobody following
     * @param from the first day of the new term; null for today
     * @param to the last day of the new term; null for no end
     */
    record Part(String key, String next, String former, String from, String to) {
        boolean isTaken() {
            return next != null || LEAVES.equals(former);
        }
    }

    private HandoverForm(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static HandoverForm of(HttpServletRequest request) {
        String[] keys = request.getParameterValues(OFFICE);
        return new HandoverForm(
                keys == null
                        ? List.of()
                        : Arrays.stream(keys)
                                .limit(Handover.MOST_ROWS)
                                .map(key -> part(key, request))
                                .toList());
    }

    private static Part part(String key, HttpServletRequest request) {
        return new Part(
                key,
                sent(request, "next-" + key),
                sent(request, "former-" + key),
                sent(request, "from-" + key),
                sent(request, "to-" + key));
    }

    private static String sent(HttpServletRequest request, String name) {
        String text = FilterParameters.text(request.getParameter(name));
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    static String keyOf(String vacant) {
        return VACANT + vacant;
    }

    /** What was written for an office; empty when the form had no part for it. */
    Optional<Part> part(String key) {
        return parts.stream().filter(part -> part.key().equals(key)).findFirst();
    }

    /** The parts that say anything, in their order: row by row what is handed over. */
    List<Part> taken() {
        return parts.stream().filter(Part::isTaken).toList();
    }

    /** Everybody who is named. */
    Set<String> typed() {
        return taken().stream().map(Part::next).filter(next -> next != null).collect(toSet());
    }

    /**
     * What is to be handed over.
     *
     * @param meant whom each text fits
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} with a pointer into the rows for everything that is not understood
     */
    Handover handover(Map<String, List<Member>> meant, ZoneId zone, LocalDate today) {
        List<Row> rows = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (Part part : taken()) {
            try {
                rows.add(row(part, "/rows/" + (rows.size() + errors.size()), meant, zone, today));
            } catch (DomainException fault) {
                if (fault.code() != ProblemCode.INVALID_FIELD) {
                    throw fault;
                }
                errors.add(fault.errors().get(0));
            }
        }
        if (taken().isEmpty()) {
            throw new DomainException(
                    ProblemCode.INVALID_FIELD, "Say who comes next for an office at least, or whose term ends.");
        }
        if (!errors.isEmpty()) {
            throw new DomainException(ProblemCode.INVALID_FIELD, "See the offices below.", errors);
        }
        return new Handover(rows);
    }

    private static Row row(Part part, String at, Map<String, List<Member>> meant, ZoneId zone, LocalDate today) {
        UserId next = part.next() == null ? null : person(part.next(), at + "/userId", meant);
        Instant from = Days.begin(part.from(), at + "/validFrom", zone, today);
        Instant to = Days.end(part.to(), at + "/validTo", zone);
        if (part.key().startsWith(VACANT)) {
            return new Row(null, Former.UNCHANGED, part.key().substring(VACANT.length()), Scope.TENANT, next, from, to);
        }
        return new Row(Uuids.parse(OFFICE, part.key()), former(part.former()), null, null, next, from, to);
    }

    /** What the form does not say is not changed. */
    private static Former former(String word) {
        return switch (String.valueOf(word)) {
            case "ENDS", LEAVES -> Former.ENDS;
            case "STAYS" -> Former.STAYS;
            default -> Former.UNCHANGED;
        };
    }

    private static UserId person(String typed, String pointer, Map<String, List<Member>> meant) {
        List<Member> fitting = meant.getOrDefault(typed, List.of());
        if (fitting.size() == 1) {
            return fitting.get(0).user();
        }
        String detail = fitting.isEmpty()
                ? "Nobody here is called “" + typed + "”. Part of a name or an address is enough."
                : "“" + typed + "” fits several people: write the address.";
        throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
