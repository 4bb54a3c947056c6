package io.holdfast.shared.audit;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.problem.ProblemCode;
import java.util.Map;
import java.util.Set;

/**
 * How a reviewer has to take the events of one action.
 *
 * @param succeeded the risk of the action itself
 * @param failed when it did not work
 * @param denied when somebody was not let do it: never below MEDIUM
 * @param ofAdministrator when it gives somebody an administrator's role
 */
public record EventRule(Category category, Risk succeeded, Risk failed, Risk denied, Risk ofAdministrator) {
    /** The roles that run an organization, of all packs. */
    static final Set<String> ADMINISTRATORS =
            Set.of("admin", "SUPER_ADMIN", "TENANT_ADMIN", "district_admin", "decisions_admin", "president");

    /** The reason that a failure has when there is no such thing, or none that the caller may know of. */
    private static final String MISSING = ProblemCode.NOT_FOUND.code() + " " + ProblemCode.NOT_FOUND;

    private static final String ROLE = "role";

    public EventRule {
        requireNonNull(category, "category");
        requireNonNull(succeeded, "succeeded");
        requireNonNull(failed, "failed");
        requireNonNull(denied, "denied");
        requireNonNull(ofAdministrator, "ofAdministrator");
    }

    static EventRule of(Category category, Risk risk) {
        return new EventRule(category, risk, risk, higher(risk, Risk.MEDIUM), risk);
    }

    EventRule failing(Risk risk) {
        return new EventRule(category, succeeded, risk, higher(risk, denied), ofAdministrator);
    }

    EventRule denying(Risk risk) {
        return new EventRule(category, succeeded, failed, risk, ofAdministrator);
    }

    EventRule ofAdministrator(Risk risk) {
        return new EventRule(category, succeeded, failed, denied, risk);
    }

    /**
     * The risk of one event.
     *
     * @param reason why it failed; null when it did not
     * @param newValues what the event sets; null when it sets nothing
     */
    public Risk risk(Outcome outcome, String reason, Map<String, ?> newValues) {
        return switch (outcome) {
            case SUCCEEDED -> givesAdministration(newValues) ? ofAdministrator : succeeded;
            // What is somebody else's looks the same as what is not there: both may be somebody trying ids.
            case FAILED -> MISSING.equals(reason) ? higher(failed, Risk.MEDIUM) : failed;
            case DENIED -> denied;
        };
    }

    private static boolean givesAdministration(Map<String, ?> newValues) {
        return newValues != null && newValues.get(ROLE) instanceof String role && ADMINISTRATORS.contains(role);
    }

    private static Risk higher(Risk one, Risk other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
