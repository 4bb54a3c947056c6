package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.joining;

import io.holdfast.rbac.decision.Decision.Finding;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.usecase.ExplainedPermission;
import io.holdfast.rbac.usecase.ExplainedPermission.Grant;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The answer about one person: yes or no, how it came about, and what would change it. */
public final class ExplainAnswer {
    private final ExplainedPermission explained;
    private final Member person;
    private final ViewerClock clock;
    private final Derivation derivation;
    private final HeldWords words;

    ExplainAnswer(ExplainedPermission explained, Member person, String organization, ViewerClock clock) {
        this.explained = explained;
        this.person = person;
        this.clock = clock;
        this.derivation = new Derivation(explained, person.name(), organization, clock);
        this.words = new HeldWords(explained.names(), clock);
    }

    public boolean isAllowed() {
        return explained.decided().decision().allowed();
    }

    public Tag getTag() {
        return isAllowed() ? Tag.good("Yes") : Tag.bad("No");
    }

    /** "14:40". */
    public String getTime() {
        return clock.time(clock.now());
    }

    /** Under which the audit log has the decision. */
    public String getDecision() {
        return explained.decided().id().toString();
    }

    public String getEpoch() {
        return String.format(Locale.ENGLISH, "%,d", explained.decided().epoch());
    }

    public List<Step> getSteps() {
        return derivation.steps();
    }

    /** What is over and changes nothing any more. */
    public List<Step> getOver() {
        return derivation.over();
    }

    /** The role that is the smallest change, in words; null when none is. */
    public String getRole() {
        return explained.wouldGrant() == null ? null : Words.role(explained.wouldGrant());
    }

    /** The name of that role. */
    public String getRoleName() {
        return explained.wouldGrant();
    }

    /** Where it would be given: "the whole organization" or a name. */
    public String getWhere() {
        return words.place(place());
    }

    /** As an address writes it. */
    public String getScope() {
        return place().type() == Scope.Type.TENANT ? "tenant" : ExplainQuestion.written(place());
    }

    public String getPerson() {
        return person.name();
    }

    public String getPersonId() {
        return person.user().toString();
    }

    private Scope place() {
        return explained.decided().question().place();
    }

    /** What is to be known about the change, or why there is none; a sentence each. */
    public List<String> getNotes() {
        List<String> notes = new ArrayList<>();
        if (isAllowed()) {
            notes.addAll(foundations());
        } else if (explained.wouldGrant() == null) {
            notes.add(hopeless());
        }
        explained
                .keptApart()
                .forEach(kept -> notes.add(Words.role(kept.role()) + " would do it too, but “" + kept.set()
                        + "” keeps it apart from what " + person.name() + " holds."));
        return notes;
    }

    private List<String> foundations() {
        List<Grant> matched = explained.grants().stream()
                .filter(grant -> grant.finding() == Finding.MATCHED)
                .toList();
        String roles = matched.stream()
                .map(grant -> Words.role(grant.assigned().role()))
                .distinct()
                .collect(joining(" and "));
        List<String> notes = new ArrayList<>();
        notes.add(
                matched.size() == 1
                        ? "It rests on " + roles + " alone: taking that back makes it a no."
                        : "It rests on " + roles + ", " + matched.size() + " assignments: each alone is enough.");
        if (matched.stream().allMatch(grant -> grant.assigned().validTo() != null)) {
            matched.stream()
                    .map(grant -> grant.assigned().validTo())
                    .max(Comparator.naturalOrder())
                    .ifPresent(end -> notes.add("It ends by itself after " + words.lastDay(end) + "."));
        }
        return notes;
    }

    private String hopeless() {
        Reason reason = explained.decided().decision().reason();
        return switch (reason) {
            case DENIED_EXPLICITLY -> "No role changes it. The deny has to be lifted first.";
            case MEMBER_DISABLED -> "No role changes it. " + person.name() + " has to be let in again first.";
            case NOT_GRANTED ->
                explained.keptApart().isEmpty()
                        ? "No role of this organization holds it, so none can be given."
                        : "No role that holds it may be given to " + person.name() + ".";
            default -> "No role changes it.";
        };
    }
}
