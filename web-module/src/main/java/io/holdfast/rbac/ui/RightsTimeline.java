package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PermissionAuditEntry;
import io.holdfast.rbac.usecase.ReadingPermissionChanges.NamedChanges;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Changes of rights in words, newest first, by the viewer's days: a page of them. */
public final class RightsTimeline {
    private final NamedChanges changes;
    private final ViewerClock clock;
    private final String address;
    private final boolean continued;

    /**
     * @param address of the page that shows it, without a query
     * @param continued true when it is not the first page
     */
    RightsTimeline(NamedChanges changes, ViewerClock clock, String address, boolean continued) {
        this.changes = changes;
        this.clock = clock;
        this.address = address;
        this.continued = continued;
    }

    /**
     * A change.
     *
     * @param time "14:02" in the viewer's zone
     * @param moment ISO 8601, for machines
     * @param before empty for what is new
     * @param after empty for what is gone
     * @param who the name of a member, or what is known of whoever else did it
     */
    public record Row(String time, String moment, String words, String before, String after, String who) {}

    /** The changes of one day. @param title "Today", "Yesterday" or the date */
    public record Day(String title, List<Row> rows) {}

    public List<Day> getDays() {
        List<Day> days = new ArrayList<>();
        var words = new RightsChangeWords(new HeldWords(changes.names(), clock));
        LocalDate current = null;
        for (PermissionAuditEntry change : changes.page().items()) {
            LocalDate day = LocalDate.ofInstant(change.changedAt(), clock.zone());
            if (!day.equals(current)) {
                days.add(new Day(clock.dayTitle(day), new ArrayList<>()));
                current = day;
            }
            days.get(days.size() - 1).rows().add(row(change, words));
        }
        return days;
    }

    private Row row(PermissionAuditEntry change, RightsChangeWords words) {
        RightsChangeWords.Told told = words.of(change);
        return new Row(
                clock.time(change.changedAt()),
                change.changedAt().toString(),
                told.words(),
                told.before(),
                told.after(),
                who(change.by()));
    }

    /** Nobody of the organization: an organization above, the system itself, or somebody at the database. */
    private static String who(PermissionAuditEntry.Origin by) {
        if (by.userId() != null) {
            return by.userName() == null ? "somebody of an organization above" : by.userName();
        }
        return by.databaseUser().equals("holdfast_app") ? "the system" : "by hand, as " + by.databaseUser();
    }

    /** The address of the page, for its first part. */
    public String getAddress() {
        return address;
    }

    public boolean isContinued() {
        return continued;
    }

    /** The cursor of the next page; null on the last. */
    public String getNext() {
        return changes.page().next();
    }
}
