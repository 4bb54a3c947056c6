package io.holdfast.audit.ui;

import io.holdfast.audit.model.AuditEvent;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An event in a list, in words.
 *
 * @param time "14:02:07" in the viewer's zone
 * @param moment ISO 8601, for machines
 * @param whose the query of everything this person did; null when no user acted
 * @param deed "Read project"
 * @param object "project …20445a"; null when the action has none
 * @param about the query of everything that was done to it; null without an id
 * @param risk "High risk"; null for an everyday event
 */
public record Entry(
        String id,
        String time,
        String moment,
        String who,
        String whose,
        String deed,
        String action,
        String object,
        String about,
        Tag outcome,
        String risk) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    static Entry of(RecordedEvent recorded, ViewerClock clock) {
        AuditEvent event = recorded.event();
        String entity = event.details().entity();
        String id = event.details().entityId();
        return new Entry(
                event.id().toString(),
                event.time().atZone(clock.zone()).format(TIME),
                event.time().toString(),
                EventWords.who(recorded),
                event.actor().userId() == null
                        ? null
                        : AuditAddress.none()
                                .with(AuditAddress.USER, event.actor().userId().toString())
                                .query(),
                EventWords.deed(event.act().action()),
                event.act().action(),
                EventWords.object(entity, id),
                entity == null || id == null ? null : about(entity, id),
                EventWords.outcome(event.act().outcome()),
                EventWords.risk(event.act().risk()));
    }

    static String about(String entity, String id) {
        return AuditAddress.none()
                .with(AuditAddress.ENTITY, entity)
                .with(AuditAddress.ENTITY_ID, id)
                .query();
    }

    /** The events of one day. @param title "Today", "Yesterday" or the date */
    public record Day(String title, List<Entry> entries) {}

    /** Groups events, newest first, by the viewer's days. */
    static List<Day> byDay(List<RecordedEvent> events, ViewerClock clock) {
        List<Day> days = new ArrayList<>();
        LocalDate current = null;
        for (RecordedEvent recorded : events) {
            LocalDate day = LocalDate.ofInstant(recorded.event().time(), clock.zone());
            if (!day.equals(current)) {
                days.add(new Day(clock.dayTitle(day), new ArrayList<>()));
                current = day;
            }
            days.get(days.size() - 1).entries().add(of(recorded, clock));
        }
        return days;
    }
}
