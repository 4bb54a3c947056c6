package io.holdfast.rbac.ui;

import io.holdfast.identity.usecase.ManagingUsers;
import io.holdfast.rbac.usecase.AssigningRoles;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.OfAssignments;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the forms on a person's page do. What cannot be taken is kept, for the page to say it at its form. */
@RequestScoped
public class PersonDeeds {
    private static final String GIVE = "give";
    private static final String TRY = "try";
    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 500;

    /** What the administrator can mend or has to be told; everything else becomes an error page. */
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(
            ProblemCode.INVALID_FIELD,
            ProblemCode.CONFLICT,
            ProblemCode.ASSIGNMENT_REFUSED,
            ProblemCode.SEPARATION_VIOLATED);

    @Inject
    AssigningRoles assigning;

    @Inject
    ManagingUsers managing;

    @Inject
    PersonSessions sessions;

    @Inject
    Effects effects;

    @Inject
    When when;

    private ForeseenEffect effect;
    private String failed;
    private DomainException refusal;

    /**
     * Does what the form asks for.
     *
     * @return what to say after it; null when it was refused, which {@link #refusal} tells, or only tried, which {@link #effect} does
     * @throws DomainException for what no form of ours asks for
     */
    Notice take(UserId user, HttpServletRequest form) {
        String deed = String.valueOf(form.getParameter("deed"));
        try {
            return switch (deed) {
                case GIVE -> give(user, AssignmentForm.of(form));
                case TRY -> tried(user, AssignmentForm.of(form));
                case "revoke" -> revoke(form);
                case "disable" -> status(user, false, form);
                case "enable" -> status(user, true, form);
                case "end-session" -> endSession(user, form);
                case "sign-out" -> signOut(user);
                default -> throw new DomainException(ProblemCode.INVALID_PARAMETER, "'deed' is none of this page.");
            };
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            failed = deed.equals(TRY) ? GIVE : deed;
            refusal = refused;
            return null;
        }
    }

    private Notice give(UserId user, AssignmentForm form) {
        assigning.assign(
                user,
                form.chosenRole(),
                form.place(),
                form.begin(when.clock().zone(), when.clock().today()),
                form.end(when.clock().zone()),
                Map.of());
        return Notice.ROLE_GIVEN;
    }

    /** Shows what giving it would do, and does nothing. */
    private Notice tried(UserId user, AssignmentForm form) {
        effect = effects.of(new OfAssignments(List.of(new Give(
                user,
                form.chosenRole(),
                form.place(),
                form.begin(when.clock().zone(), when.clock().today()),
                form.end(when.clock().zone()),
                Map.of()))));
        return null;
    }

    private Notice revoke(HttpServletRequest form) {
        assigning.revoke(Uuids.parse("assignment", form.getParameter("assignment")));
        return Notice.ROLE_TAKEN_BACK;
    }

    private Notice endSession(UserId user, HttpServletRequest form) {
        sessions.end(user, form);
        return Notice.PERSONS_SESSION_ENDED;
    }

    private Notice signOut(UserId user) {
        sessions.endAll(user);
        return Notice.PERSON_SIGNED_OUT;
    }

    private Notice status(UserId user, boolean active, HttpServletRequest form) {
        String reason = FilterParameters.text(form.getParameter(REASON));
        if (reason == null || reason.length() > LONGEST_REASON) {
            String detail = "Say why, in at most " + LONGEST_REASON + " characters. The audit log keeps it.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/" + REASON, detail)));
        }
        managing.setStatus(user, active, reason);
        return active ? Notice.PERSON_LET_IN : Notice.PERSON_KEPT_OUT;
    }

    /** What giving the role would do; null when that was not asked. */
    ForeseenEffect effect() {
        return effect;
    }

    /** Why that form was not taken, when it is about no field of it; null otherwise. */
    String refusal(String deed) {
        return deed.equals(failed) && refusal.errors().isEmpty() ? refusal.getMessage() : null;
    }

    /** What is wrong with a field; null when nothing is. */
    String errorAt(String pointer) {
        return refusal == null
                ? null
                : refusal.errors().stream()
                        .filter(error -> error.pointer().contains(pointer))
                        .map(FieldError::detail)
                        .findFirst()
                        .orElse(null);
    }

    /** The status of the answer that shows the refusal; 200 when there is none. */
    int status() {
        return refusal == null ? 200 : refusal.code().status();
    }
}
