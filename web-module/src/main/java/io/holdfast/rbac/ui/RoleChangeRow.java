package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AssignmentHistory.Change;
import io.holdfast.rbac.usecase.Names;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of somebody's roles, in words.
 *
 * @param time "14:02" in the viewer's zone
 * @param moment ISO 8601, for machines
 * @param minor where, and until when
 * @param who the name of a member, or what is known of whoever else did it
 */
public record RoleChangeRow(String time, String moment, String words, String minor, String who) {

    /** The changes of one day of the viewer's. @param title "Today", "Yesterday" or the date */
    public record Day(String title, List<RoleChangeRow> changes) {}

    /** Groups changes, newest first, by the viewer's days. */
    static List<Day> byDay(List<Change> changes, Names names, ViewerClock clock) {
        List<Day> days = new ArrayList<>();
        LocalDate current = null;
        for (Change change : changes) {
            LocalDate day = LocalDate.ofInstant(change.at(), clock.zone());
            if (!day.equals(current)) {
                days.add(new Day(clock.dayTitle(day), new ArrayList<>()));
                current = day;
            }
            days.get(days.size() - 1).changes().add(of(change, new HeldWords(names, clock)));
        }
        return days;
    }

    private static RoleChangeRow of(Change change, HeldWords words) {
        String role = Words.role(change.role());
        String what =
                switch (change.kind()) {
                    case GIVEN -> role + " was given";
                    case TAKEN_BACK -> role + " was taken back";
                    case MOVED -> role + " ends at another time";
                    case OTHER -> role + " was changed";
                };
        String minor =
                switch (change.kind()) {
                    case GIVEN -> "for " + words.place(change.scope()) + until(change.newTo(), words);
                    case MOVED ->
                        "for " + words.place(change.scope()) + until(change.newTo(), words) + ", before"
                                + (change.oldTo() == null
                                        ? " without end"
                                        : until(change.oldTo(), words).substring(1));
                    case TAKEN_BACK, OTHER -> "for " + words.place(change.scope());
                };
        return new RoleChangeRow(
                words.clock().time(change.at()), change.at().toString(), what, minor, who(change, words));
    }

    private static String until(Instant end, HeldWords words) {
        return end == null ? "" : ", until " + words.lastDay(end);
    }

    /** Nobody of the organization: an organization above, the system itself, or somebody at the database. */
    private static String who(Change change, HeldWords words) {
        if (change.by() != null) {
            return words.names().person(change.by()).orElse("somebody of an organization above");
        }
        return change.databaseUser().equals("holdfast_app") ? "the system" : "by hand, as " + change.databaseUser();
    }
}
