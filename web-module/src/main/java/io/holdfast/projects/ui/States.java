package io.holdfast.projects.ui;

import io.holdfast.webshared.ui.Tag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How projects and milestones stand, in one word. */
final class States {
    private static final int DONE = 100;

    private States() {}

    /**
     * The state of a project. Zoho's own word, unless the project is past its end: then that is what a reader has to know.
     *
     * @param end null when Zoho has none
     */
    static Tag ofProject(String status, int progress, LocalDate end, LocalDate today) {
        Tag zoho = ofWord(status);
        boolean open = isOpen(status, progress);
        if (open && end != null && end.isBefore(today)) {
            long days = ChronoUnit.DAYS.between(end, today);
            return Tag.bad(days == 1 ? "1 day late" : days + " days late");
        }
        return zoho;
    }

    /** The state of a milestone: done, late, or when it is due. */
    static Tag ofMilestone(boolean completed, LocalDate start, LocalDate end, LocalDate today) {
        if (completed) {
            return Tag.good("Done");
        }
        if (end != null && end.isBefore(today)) {
            return Tag.bad("Late");
        }
        boolean begun = start == null || !start.isAfter(today);
        return begun ? Tag.neutral("In progress") : Tag.neutral("Planned");
    }

    static boolean isOpen(String status, int progress) {
        String word = key(status);
        return progress < DONE
                && !word.contains("complet")
                && !word.contains("closed")
                && !word.contains("cancel")
                && !word.contains("archiv");
    }

    /** Zoho's statuses are free text in every portal: known words get their meaning, others stay neutral. */
    private static Tag ofWord(String status) {
        String word = key(status);
        String meaning = "neutral";
        if (word.contains("delay") || word.contains("late") || word.contains("overdue") || word.contains("critical")) {
            meaning = "bad";
        } else if (word.contains("hold") || word.contains("risk") || word.contains("wait")) {
            meaning = "warn";
        } else if (word.contains("track")
                || word.contains("complet")
                || word.contains("active")
                || word.equals("in progress")) {
            meaning = "ok";
        }
        return new Tag(status == null || status.isBlank() ? "No status" : status, meaning);
    }

    private static String key(String status) {
        return status == null ? "" : status.toLowerCase(Locale.ROOT);
    }
}
