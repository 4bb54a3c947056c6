package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.joining;

import io.holdfast.rbac.decision.Decision.Finding;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.PermissionMatrix.Lock;
import io.holdfast.rbac.usecase.ExplainedPermission;
import io.holdfast.rbac.usecase.ExplainedPermission.Denial;
import io.holdfast.rbac.usecase.ExplainedPermission.Grant;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An explanation as steps that a person reads from the top, in the order in which the evaluator looks. */
final class Derivation {
    private static final Set<Finding> OVER = Set.of(Finding.REVOKED, Finding.EXPIRED);

    private final ExplainedPermission explained;
    private final String person;
    private final String organization;
    private final HeldWords held;

    /** @param person the name @param organization the name */
    Derivation(ExplainedPermission explained, String person, String organization, ViewerClock clock) {
        this.explained = explained;
        this.person = person;
        this.organization = organization;
        this.held = new HeldWords(explained.names(), clock);
    }

    /** What decided, and each that was looked at and is not over. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(standing());
        if (explained.lock() != null) {
            steps.add(lock(explained.lock()));
        }
        explained.denials().stream()
                .filter(denial -> !OVER.contains(denial.finding()))
                .map(this::denial)
                .forEach(steps::add);
        explained.grants().stream()
                .filter(grant -> !OVER.contains(grant.finding()))
                .sorted(Comparator.comparing((Grant grant) -> grant.finding() != Finding.MATCHED))
                .map(this::grant)
                .forEach(steps::add);
        if (isNotGranted()) {
            steps.addAll(missing());
        }
        return steps;
    }

    /** What the person held once, or was denied. */
    List<Step> over() {
        return Stream.concat(
                        explained.denials().stream()
                                .filter(denial -> OVER.contains(denial.finding()))
                                .map(this::denial),
                        explained.grants().stream()
                                .filter(grant -> OVER.contains(grant.finding()))
                                .map(this::grant))
                .toList();
    }

    private boolean isNotGranted() {
        return explained.decided().decision().reason() == Reason.NOT_GRANTED;
    }

    private Step standing() {
        return switch (explained.decided().decision().reason()) {
            case GRANTED, NOT_GRANTED, DENIED_EXPLICITLY ->
                Step.yes(person, " is an active member of " + organization + ".", "");
            case TENANT_NOT_ACTIVE -> Step.no(organization, " is not active: nobody may do anything there.", "");
            case NOT_A_MEMBER -> Step.no(person, " is no member of " + organization + ".", "");
            case MEMBER_DISABLED -> Step.no(person, " is kept out of " + organization + ": no role counts.", "");
            case RESOURCE_NOT_HERE -> Step.no("The place", " is none of " + organization + ".", "");
            case FAILED -> Step.no("The check itself", " failed, and then the answer is no.", "");
        };
    }

    private Step denial(Denial denial) {
        String minor = "set"
                + held.names()
                        .person(denial.denied().deniedBy())
                        .map(name -> " by " + name)
                        .orElse("")
                + " on " + held.day(denial.denied().deniedAt())
                + (denial.denied().validTo() == null
                        ? ""
                        : ", until " + held.lastDay(denial.denied().validTo()));
        return denial.finding() == Finding.MATCHED
                ? Step.no(
                        "An explicit deny",
                        " forbids it, whatever roles hold: “" + denial.denied().reason() + "”",
                        minor)
                : Step.aside("An explicit deny", " of it does not count: it " + why(denial.finding()) + ".", minor);
    }

    private Step grant(Grant grant) {
        AssignedRole assigned = grant.assigned();
        String role = Words.role(assigned.role());
        String minor = held.of(assigned);
        if (grant.finding() == Finding.MATCHED) {
            return Step.yes(role, includes(grant.path()), minor);
        }
        String words =
                switch (grant.finding()) {
                    case PERMISSION_NOT_IN_ROLE -> " does not include " + permission() + ".";
                    case PERMISSION_LOCKED -> " is none of these roles.";
                    case OUT_OF_SCOPE -> " is held for " + held.place(assigned.scope()) + " only.";
                    case NOT_YET_VALID -> " holds from " + held.day(assigned.validFrom()) + " on, not yet.";
                    default -> " does not count: it " + why(grant.finding()) + ".";
                };
        boolean granted = explained.decided().decision().allowed();
        return granted || OVER.contains(grant.finding()) ? Step.aside(role, words, minor) : Step.no(role, words, minor);
    }

    private String includes(List<String> path) {
        String included = " includes " + permission() + ".";
        return path.size() < 2
                ? included
                : " takes over from "
                        + path.stream().skip(1).map(Words::role).collect(joining(", which takes over from "))
                        + ", which" + included;
    }

    private static String why(Finding finding) {
        return switch (finding) {
            case REVOKED -> "was taken back";
            case EXPIRED -> "has ended";
            case NOT_YET_VALID -> "has not begun";
            case OUT_OF_SCOPE -> "is about another place";
            case ROLE_NOT_ACTIVE -> "is not active in this session";
            case CONDITION_NOT_MET -> "has a condition that is not met";
            case CONDITION_UNKNOWN -> "has a condition that cannot be told from here";
            case PERMISSION_LOCKED, PERMISSION_NOT_IN_ROLE, MATCHED -> "is about something else";
        };
    }

    private List<Step> missing() {
        List<Step> steps = new ArrayList<>();
        if (explained.grants().stream().allMatch(grant -> OVER.contains(grant.finding()))) {
            steps.add(Step.no(person, " holds no role here.", ""));
        }
        if (explained.wouldGrant() != null) {
            steps.add(Step.no(
                    Words.role(explained.wouldGrant()),
                    " would include it, and " + person + " does not hold it there.",
                    ""));
        }
        return steps;
    }

    private Step lock(Lock lock) {
        String words = " locks " + permission() + " to "
                + lock.roles().stream().sorted().map(Words::role).collect(joining(" and ")) + ".";
        String minor = "No other role gives it, whatever it holds.";
        return Step.aside(lock.organization(), words, minor);
    }

    private String permission() {
        return explained.decided().question().permission();
    }
}
