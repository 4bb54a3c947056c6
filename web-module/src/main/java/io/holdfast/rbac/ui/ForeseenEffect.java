package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.ChangedRight;
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
        long gained = simulated.permissions().stream()
                .filter(counted -> counted.gaining() > 0)
                .count();
        long lost = simulated.permissions().stream()
                .filter(counted -> counted.losing() > 0)
                .count();
        if (simulated.gaining() == 0 && simulated.losing() == 0) {
            return "Nobody gains or loses anything by it now.";
        }
        return people(simulated.gaining(), "gain", gained, true) + "; "
                + people(simulated.losing(), "lose", lost, false) + ".";
    }

    private static String people(long count, String verb, long permissions, boolean first) {
        if (count == 0) {
            return (first ? "Nobody " : "nobody ") + verb + "s any";
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

    /** True when there are further ones. */
    public boolean isMore() {
        return simulated.more() || simulated.changes().size() > MOST_ROWS;
    }
}
