package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.ChangedRight;
import io.holdfast.rbac.model.RightsDifferences.Counted;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.usecase.SimulatedChange;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a change would do, before anybody makes it, in words. */
public final class ForeseenEffect {
    private static final int MOST_ROWS = 20;

    private final SimulatedChange simulated;
    private final ViewerClock clock;

    ForeseenEffect(SimulatedChange simulated, ViewerClock clock) {
        this.simulated = simulated;
        this.clock = clock;
    }

    /** "1 person gains 6 permissions; nobody loses any." */
    public String getHeadline() {
        if (simulated.gaining() == 0 && simulated.losing() == 0) {
            return "Nobody " + (simulated.below().organizations() == 0 ? "" : "here ")
                    + "gains or loses anything by it now.";
        }
        return Words.sentence(headline(simulated.gaining(), simulated.losing(), simulated.permissions()));
    }

    private static String headline(long gaining, long losing, List<Counted> permissions) {
        long gained = permissions.stream().filter(one -> one.gaining() > 0).count();
        long lost = permissions.stream().filter(one -> one.losing() > 0).count();
        return people(gaining, "gain", gained) + "; " + people(losing, "lose", lost) + ".";
    }

    private static String people(long count, String verb, long permissions) {
        if (count == 0) {
            return "nobody " + verb + "s any";
        }
        return (count == 1 ? "1 person " + verb + "s " : count + " people " + verb + " ")
                + (permissions == 1 ? "1 permission" : permissions + " permissions");
    }

    /** Why the viewer could not do it; null when they could. */
    public String getRefusal() {
        return simulated.refusal().map(SimulatedChange.Refusal::detail).orElse(null);
    }

    /** What the refusal says of single fields; empty when there is none, or it is about the whole. */
    List<FieldError> faults() {
        return simulated.refusal().map(SimulatedChange.Refusal::errors).orElse(List.of());
    }

    /** What would be violated, a sentence for each set. */
    public List<String> getBroken() {
        return simulated.brokenSets().stream()
                .map(set -> "It would break “" + set.name() + "”, which keeps " + roles(set) + " apart.")
                .toList();
    }

    private static String roles(SeparationSet set) {
        return set.roles().stream().map(Words::role).collect(Collectors.joining(" and "));
    }

    /** A permission that somebody would gain or lose. @param gained false for lost @param times from when and until when; empty for now and for ever */
    public record Row(String name, String email, String permission, boolean gained, String times) {}

    /** The first of them. */
    public List<Row> getRows() {
        List<Row> rows = new ArrayList<>();
        for (ChangedRight change : simulated.changes()) {
            if (rows.size() == MOST_ROWS) {
                break;
            }
            String where = change.scope().type() == Scope.Type.TENANT
                    ? ""
                    : ", in one " + change.scope().type().word();
            rows.add(new Row(
                    change.name(),
                    change.email(),
                    Words.deed(change.permission()) + where,
                    change.gained(),
                    times(change)));
        }
        return rows;
    }

    /** "from 1 Jul 2027 until 30 Jun 2028"; without what is now already, and without an end. */
    private String times(ChangedRight change) {
        LocalDate begin = LocalDate.ofInstant(change.from(), clock.zone());
        String from =
                change.from().isAfter(clock.now()) && !begin.equals(clock.today()) ? "from " + clock.day(begin) : "";
        String until = change.to() == null
                ? ""
                : "until " + clock.day(LocalDate.ofInstant(change.to().minusNanos(1), clock.zone()));
        return (from + " " + until).strip();
    }

    /** What changed locks would do below: "In 2 organizations below 3 people lose 1 permission; …"; null when nobody there gains or loses anything. */
    public String getBelow() {
        var below = simulated.below();
        return below.organizations() == 0
                ? null
                : "In "
                        + (below.organizations() == 1
                                ? "1 organization below: "
                                : below.organizations() + " organizations below: ")
                        + headline(below.gaining(), below.losing(), below.permissions());
    }

    /** One organization below. @param effect in words */
    public record Organization(String id, String name, String effect) {}

    /** The first ones in which somebody would gain or lose anything. */
    public List<Organization> getOrganizations() {
        return simulated.below().first().stream()
                .map(one -> new Organization(
                        one.id().toString(),
                        one.name(),
                        Words.sentence(headline(one.gaining(), one.losing(), one.permissions()))))
                .toList();
    }

    /** True when there are further organizations. */
    public boolean isMoreOrganizations() {
        return simulated.below().organizations() > simulated.below().first().size();
    }

    /** True when there are further ones. */
    public boolean isMore() {
        return simulated.more() || simulated.changes().size() > MOST_ROWS;
    }
}
