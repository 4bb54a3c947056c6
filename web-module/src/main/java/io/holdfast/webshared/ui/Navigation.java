package io.holdfast.webshared.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the viewer can go. A phone shows the first four at its lower edge and the others behind "More". */
@Named
@RequestScoped
public class Navigation {
    private static final int ROOM = 4;

    @Inject
    Viewer viewer;

    @Inject
    Waiting waiting;

    private List<Entry> entries;

    /**
     * One place in words.
     *
     * @param group the heading that begins with this entry; empty within a group and outside of all
     * @param waiting how much waits there for somebody; 0 for nothing
     * @param waitingFor what waits, for those who hear the page
     */
    public record Entry(
            String id,
            String label,
            String path,
            String key,
            String group,
            String icon,
            long waiting,
            String waitingFor) {
        /** "100" may be many more. */
        public String count() {
            return waiting < Waiting.MOST ? Long.toString(waiting) : (Waiting.MOST - 1) + "+";
        }
    }

    public List<Entry> getAll() {
        if (entries == null) {
            List<Entry> found = new ArrayList<>();
            Place.Group group = Place.Group.NONE;
            for (Place place : Arrays.stream(Place.values())
                    .filter(place -> place.isFor(viewer))
                    .toList()) {
                found.add(entry(place, place.group == group ? "" : place.group.title));
                group = place.group;
            }
            entries = List.copyOf(found);
        }
        return entries;
    }

    /** One more than four needs no place behind "More". */
    private boolean fits() {
        return getAll().size() <= ROOM + 1;
    }

    public List<Entry> getFirst() {
        return fits() ? getAll() : getAll().subList(0, ROOM);
    }

    /** Empty when all fit. */
    public List<Entry> getMore() {
        return fits() ? List.of() : getAll().subList(ROOM, getAll().size());
    }

    /** How much waits at the places behind "More". */
    public long getWaitingInMore() {
        return getMore().stream().mapToLong(Entry::waiting).sum();
    }

    /** True when the page of that section is one of those behind "More". */
    public boolean isInMore(String section) {
        return getMore().stream().anyMatch(entry -> entry.id().equals(section));
    }

    private static String waitingFor(Place place) {
        return switch (place) {
            case JOBS -> "failed for good";
            case EMERGENCY -> "to review";
            case REVIEWS -> "wait for your answer";
            default -> "not sent";
        };
    }

    private Entry entry(Place place, String group) {
        long count =
                switch (place) {
                    case JOBS -> waiting.deadJobs();
                    case MAILS -> waiting.failedMails();
                    case EMERGENCY -> waiting.emergencies();
                    case REVIEWS -> waiting.reviews();
                    default -> 0;
                };
        return new Entry(
                place.name().toLowerCase(Locale.ROOT),
                place.label,
                place.path,
                place.key,
                group,
                place.icon,
                count,
                waitingFor(place));
    }
}
