package io.holdfast.rbac.ui;

import io.holdfast.rbac.usecase.ApprovingEmergencyAccess.Wish;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A form of the screen of emergency access as it was written; all of it text, empty where nothing was. The password is not among it.
 *
 * @param deed what it asks for
 * @param about the id of what it is about
 */
public record EmergencyForm(
        String deed,
        String about,
        String reason,
        String minutes,
        String note,
        String person,
        String role,
        String scope,
        String until,
        String longest) {
    static final EmergencyForm NONE = new EmergencyForm("", "", "", "", "", "", "", "", "", "120");

    static EmergencyForm of(HttpServletRequest request) {
        return new EmergencyForm(
                value(request, "deed"),
                value(request, "about"),
                value(request, "reason"),
                value(request, "minutes"),
                value(request, "note"),
                value(request, "person"),
                value(request, "role"),
                value(request, "scope"),
                value(request, "until"),
                value(request, "longest"));
    }

    UUID id() {
        return Uuids.parse("about", about);
    }

    /** @return null for as long as was approved */
    Integer minutesWished() {
        return minutes.isEmpty() ? null : number(minutes, "/minutes");
    }

    /** The role and the place that it wants to be approved. */
    AssignmentForm given() {
        return new AssignmentForm(role, scope.isEmpty() ? null : scope, null, null);
    }

    /** What it wants to be approved. @param who the person that the text means */
    Wish wish(UserId who, ZoneId zone) {
        Instant end = Days.end(until.isEmpty() ? null : until, "/until", zone);
        if (end == null) {
            throw invalid("/until", "Write a day, such as 2027-06-30.");
        }
        return new Wish(who, role, given().place(), end, number(longest, "/longestMinutes"), reason);
    }

    static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }

    private static int number(String text, String pointer) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw invalid(pointer, "Write a number of minutes.");
        }
    }

    private static String value(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text.strip();
    }
}
