package io.holdfast.projects.ui;

import io.holdfast.projects.model.Milestone;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A project's milestones on a line of time, as positions in percent of the project's length. Drawn by the server: the page
 * needs no script for it. The line is stretched to hold every milestone and is empty when nothing has a date.
 */
public final class Schedule {
    private static final int MOST_TICKS = 7;
    private static final double SHORTEST_BAR = 1.5;

    private final ViewerClock clock;
    private final LocalDate first;
    private final LocalDate last;
    private final List<Milestone> milestones;

    Schedule(LocalDate start, LocalDate end, List<Milestone> milestones, ViewerClock clock) {
        this.clock = clock;
        this.milestones = List.copyOf(milestones);
        this.first = dates(start, end).min(LocalDate::compareTo).orElse(null);
        this.last = dates(start, end).max(LocalDate::compareTo).orElse(null);
    }

    /**
     * A milestone as a row of the drawing and of the table under it.
     *
     * @param left where its bar begins, in percent; null when it has no date and no bar
     * @param width of the bar in percent
     */
    public record Bar(String name, Tag tag, String start, String end, Double left, double width) {}

    /** The beginning of a month on the axis. */
    public record Tick(String label, double left) {}

    /** True when there is a line to draw. */
    public boolean isDrawn() {
        return first != null && first.isBefore(last);
    }

    public List<Bar> getBars() {
        return milestones.stream().map(this::bar).toList();
    }

    /** Beginnings of months, at most seven of them, evenly chosen. */
    public List<Tick> getTicks() {
        var ticks = new ArrayList<Tick>();
        var format = DateTimeFormatter.ofPattern(first.getYear() == last.getYear() ? "MMM" : "MMM yy", Locale.ENGLISH);
        YearMonth from = YearMonth.from(first).plusMonths(first.getDayOfMonth() == 1 ? 0 : 1);
        long months = ChronoUnit.MONTHS.between(from, YearMonth.from(last)) + 1;
        long step = Math.max(1, (months + MOST_TICKS - 1) / MOST_TICKS);
        for (YearMonth month = from; !month.atDay(1).isAfter(last); month = month.plusMonths(step)) {
            ticks.add(new Tick(month.format(format), position(month.atDay(1))));
        }
        return ticks;
    }

    /** Where today is, in percent; null when it is outside the line. */
    public Double getToday() {
        LocalDate today = clock.today();
        return today.isBefore(first) || today.isAfter(last) ? null : position(today);
    }

    private Bar bar(Milestone milestone) {
        LocalDate end = milestone.endDate();
        LocalDate begin = milestone.startDate() == null ? end : milestone.startDate();
        Tag tag = States.ofMilestone(milestone.completed(), milestone.startDate(), end, clock.today());
        Double left = null;
        double width = 0;
        if (isDrawn() && end != null && !begin.isAfter(end)) {
            width = Math.max(SHORTEST_BAR, position(end.plusDays(1)) - position(begin));
            left = Math.min(position(begin), 100 - width);
        }
        return new Bar(milestone.name(), tag, clock.day(milestone.startDate()), clock.day(end), left, width);
    }

    private double position(LocalDate day) {
        double whole = ChronoUnit.DAYS.between(first, last) + 1;
        return Math.round(ChronoUnit.DAYS.between(first, day) * 10000 / whole) / 100.0;
    }

    private Stream<LocalDate> dates(LocalDate start, LocalDate end) {
        return Stream.concat(
                        Stream.of(start, end), milestones.stream().flatMap(m -> Stream.of(m.startDate(), m.endDate())))
                .filter(Objects::nonNull);
    }
}
