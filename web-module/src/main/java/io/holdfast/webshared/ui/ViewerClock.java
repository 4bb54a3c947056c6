package io.holdfast.webshared.ui;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Now, where the viewer is, and time in words: relative up to a day, then dates. */
public record ViewerClock(Instant now, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int NOON = 12;
    private static final int EVENING = 18;

    public ViewerClock {
        requireNonNull(now, "now");
        requireNonNull(zone, "zone");
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** "24 Nov", with the year when it is not this one; a dash when there is no date. */
    public String day(LocalDate date) {
        if (date == null) {
            return "–";
        }
        return date.format(date.getYear() == today().getYear() ? DAY : DAY_OF_YEAR);
    }

    /** "Today", "Yesterday" or the date, over what happened on a day. */
    public String dayTitle(LocalDate date) {
        if (date.equals(today())) {
            return "Today";
        }
        return date.equals(today().minusDays(1)) ? "Yesterday" : day(date);
    }

    /** "just now", "38 min ago", "5 h ago", and from a day on the date. */
    public String ago(Instant then) {
        Duration past = Duration.between(then, now);
        if (past.toMinutes() < 1) {
            return "just now";
        }
        if (past.toHours() < 1) {
            return past.toMinutes() + " min ago";
        }
        return past.toDays() < 1 ? past.toHours() + " h ago" : day(LocalDate.ofInstant(then, zone));
    }

    /** True while "38 min ago" says more than a date. */
    public boolean isWithinADay(Instant then) {
        return Duration.between(then, now).toDays() < 1;
    }

    /** "14:02". */
    public String time(Instant then) {
        return then.atZone(zone).format(TIME);
    }

    /** "today", "tomorrow", "in 3 days", "6 days ago". */
    public String daysFromToday(LocalDate date) {
        long days = ChronoUnit.DAYS.between(today(), date);
        if (days == 0) {
            return "today";
        }
        if (days == 1) {
            return "tomorrow";
        }
        return days > 0 ? "in " + days(days) : days(-days) + " ago";
    }

    /** "1 day", "6 days". */
    public static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    /** "Good morning", "Good afternoon" or "Good evening". */
    public String greeting() {
        int hour = now.atZone(zone).getHour();
        if (hour < NOON) {
            return "Good morning";
        }
        return hour < EVENING ? "Good afternoon" : "Good evening";
    }
}
