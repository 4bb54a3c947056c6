package io.holdfast.billing.ui;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** How an invoice stands for the one who is to pay it: Books's word, and what the calendar adds to it. */
final class InvoiceState {
    /** From here on a reader has to think of it. */
    private static final int SOON = 7;

    private static final Map<String, String> WORDS = Map.of(
            "paid", "Paid",
            "partially_paid", "Partly paid",
            "overdue", "Overdue",
            "sent", "Sent",
            "viewed", "Viewed",
            "unpaid", "Unpaid",
            "draft", "Draft",
            "void", "Void");

    private final String status;
    private final LocalDate due;
    private final ViewerClock clock;

    InvoiceState(MirroredInvoice invoice, ViewerClock clock) {
        this.status = invoice.status().toLowerCase(Locale.ROOT);
        this.due = invoice.dueDate();
        this.clock = clock;
    }

    /** True while somebody has to pay. */
    boolean isOpen() {
        return !status.equals("paid") && !status.equals("void") && !status.equals("draft");
    }

    /** True when it is not paid in time, by Books's word or, between two readings of Books, by the calendar. */
    boolean isOverdue() {
        return isOpen() && (status.equals("overdue") || due != null && due.isBefore(clock.today()));
    }

    boolean isDueSoon() {
        return isOpen() && !isOverdue() && due != null && ChronoUnit.DAYS.between(clock.today(), due) <= SOON;
    }

    Tag tag() {
        if (isOverdue()) {
            return Tag.bad(WORDS.get("overdue"));
        }
        if (isDueSoon()) {
            return Tag.attention("Due soon");
        }
        String word = word(status);
        return status.equals("paid") ? Tag.good(word) : Tag.neutral(word);
    }

    /** "24 Nov"; "no due date" when Books has none. */
    String day() {
        return due == null ? "no due date" : clock.day(due);
    }

    /** "in 3 days", "15 days ago", "today"; null when nothing is to be paid any more or no date is known. */
    String distance() {
        return due == null || !isOpen() ? null : clock.daysFromToday(due);
    }

    /** "due 24 Nov, in 3 days", "was due 6 Nov", "no due date". */
    String sentence() {
        if (due == null) {
            return day();
        }
        String verb = due.isBefore(clock.today()) ? "was due " : "due ";
        return verb + day() + (distance() == null ? "" : ", " + distance());
    }

    /** Books's word for people; one that we do not know is shown as it is, with its underscores as spaces. */
    static String word(String status) {
        String known = WORDS.get(status);
        if (known != null || status.isEmpty()) {
            return known == null ? "No status" : known;
        }
        String plain = status.replace('_', ' ');
        return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }
}
