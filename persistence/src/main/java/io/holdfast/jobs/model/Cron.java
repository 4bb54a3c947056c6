package io.holdfast.jobs.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron expression of five fields: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). A field is {@code *}
 * or a list of values and ranges, each with a step after {@code /}; months and days of the week have English names of three letters.
 * When both days are limited, either is enough. Local time only: what a zone does to it is {@link CronSlots}'s business.
 */
public final class Cron {
    private static final Pattern PART = Pattern.compile("(\\*|\\w+(?:-\\w+)?)(?:/(\\d{1,4}))?");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** The 29th of February of a given day of the week comes after 40 years at the latest. */
    private static final int LONGEST_SEARCH_DAYS = 41 * 366;

    private static final int SUNDAY_TOO = 7;

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet monthDays;
    private final BitSet months;
    private final BitSet weekDays;
    private final boolean everyHour;
    private final boolean anyMonthDay;
    private final boolean anyWeekDay;

    private Cron(String text, String... fields) {
        this.text = text;
        minutes = field("minute", fields[0], 0, 59, List.of());
        hours = field("hour", fields[1], 0, 23, List.of());
        monthDays = field("day of the month", fields[2], 1, 31, List.of());
        months = field("month", fields[3], 1, 12, MONTHS);
        weekDays = field("day of the week", fields[4], 0, SUNDAY_TOO, DAYS);
        if (weekDays.get(SUNDAY_TOO)) {
            weekDays.set(0);
        }
        everyHour = fields[1].startsWith("*");
        anyMonthDay = fields[2].startsWith("*");
        anyWeekDay = fields[4].startsWith("*");
    }

    /** @throws IllegalArgumentException when it is none, or names no moment that ever comes; the message is for people */
    public static Cron of(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "A cron expression has five fields: minute, hour, day of the month, month, day of the week.");
        }
        var cron = new Cron(String.join(" ", fields), fields);
        if (cron.after(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new IllegalArgumentException("This moment never comes.");
        }
        return cron;
    }

    /** The first moment later than this one; empty when there is none. */
    Optional<LocalDateTime> after(LocalDateTime moment) {
        return from(moment.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
    }

    /** The first moment not before this one; empty when there is none. */
    Optional<LocalDateTime> from(LocalDateTime moment) {
        LocalDateTime start = moment.truncatedTo(ChronoUnit.MINUTES);
        if (start.isBefore(moment)) {
            start = start.plusMinutes(1);
        }
        LocalDate day = start.toLocalDate();
        LocalTime time = start.toLocalTime();
        for (int i = 0; i < LONGEST_SEARCH_DAYS; i++) {
            if (holds(day)) {
                Optional<LocalTime> found = from(time);
                if (found.isPresent()) {
                    return Optional.of(day.atTime(found.get()));
                }
            }
            day = day.plusDays(1);
            time = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    /** Whether it goes by hours that pass rather than by a time of the day. */
    boolean isEveryHour() {
        return everyHour;
    }

    private Optional<LocalTime> from(LocalTime time) {
        int minute = time.getMinute();
        for (int hour = hours.nextSetBit(time.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            int found = minutes.nextSetBit(hour == time.getHour() ? minute : 0);
            if (found >= 0) {
                return Optional.of(LocalTime.of(hour, found));
            }
        }
        return Optional.empty();
    }

    private boolean holds(LocalDate day) {
        boolean monthDay = monthDays.get(day.getDayOfMonth());
        boolean weekDay = weekDays.get(day.getDayOfWeek().getValue() % SUNDAY_TOO);
        boolean either = anyMonthDay || anyWeekDay ? monthDay && weekDay : monthDay || weekDay;
        return either && months.get(day.getMonthValue());
    }

    private static BitSet field(String name, String text, int least, int most, List<String> names) {
        var values = new BitSet();
        for (String part : text.split(",", -1)) {
            Matcher words = PART.matcher(part);
            if (!words.matches()) {
                throw new IllegalArgumentException("'" + part + "' is no " + name + ".");
            }
            int step = words.group(2) == null ? 1 : Integer.parseInt(words.group(2));
            int from = least;
            int to = most;
            if (!words.group(1).equals("*")) {
                String[] ends = words.group(1).split("-");
                from = value(name, ends[0], least, most, names);
                to = ends.length > 1 ? value(name, ends[1], least, most, names) : words.group(2) == null ? from : most;
            }
            if (step < 1 || from > to) {
                throw new IllegalArgumentException("'" + part + "' is no " + name + ".");
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private static int value(String name, String word, int least, int most, List<String> names) {
        int index = names.indexOf(word.toUpperCase(Locale.ROOT));
        if (index >= 0) {
            return index + least;
        }
        if (!word.matches("\\d{1,2}") || Integer.parseInt(word) < least || Integer.parseInt(word) > most) {
            throw new IllegalArgumentException("'" + word + "' is no " + name + ".");
        }
        return Integer.parseInt(word);
    }

    /** The expression, with single spaces. */
    @Override
    public String toString() {
        return text;
    }
}
