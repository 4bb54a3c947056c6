package io.holdfast.billing.ui;

import io.holdfast.billing.model.Outstanding;
import io.holdfast.webshared.ui.Amounts;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is to be paid, as figures. Amounts of different currencies are never added. */
final class Receivables {
    private static final int MOST_FIGURES = 4;

    private final List<Outstanding> sums;
    private final ViewerClock clock;

    Receivables(List<Outstanding> sums, ViewerClock clock) {
        this.sums = sums;
        this.clock = clock;
    }

    /** One figure per currency, and when the next payment is due. */
    List<Figure> all() {
        var figures = new ArrayList<Figure>();
        for (Outstanding sum : sums.subList(0, Math.min(sums.size(), MOST_FIGURES))) {
            figures.add(new Figure(
                    "outstanding-" + sum.due().currency(),
                    sums.size() == 1
                            ? "Outstanding"
                            : "Outstanding in " + sum.due().currency(),
                    brief(sum),
                    invoices(sum.invoices()) + ", " + overdue(sum)));
        }
        if (figures.isEmpty()) {
            figures.add(new Figure("outstanding", "Outstanding", "0", "every invoice is paid"));
        } else if (figures.size() < MOST_FIGURES) {
            figures.add(nextPayment());
        }
        return figures;
    }

    /** One figure for a page about more than invoices: the first currency, the others in its note. */
    Figure one() {
        if (sums.isEmpty()) {
            return new Figure("outstanding", "Outstanding", "0", "every invoice is paid");
        }
        Outstanding first = sums.get(0);
        String others = sums.stream()
                .skip(1)
                .map(Receivables::brief)
                .reduce((a, b) -> a + ", " + b)
                .map(list -> "and " + list + "; ")
                .orElse("");
        return new Figure("outstanding", "Outstanding", brief(first), others + overdue(first));
    }

    /** "2 invoices are overdue", "No invoice is overdue": a sentence to be ended by whoever shows it. */
    String sentence() {
        long overdue = sums.stream().mapToLong(Outstanding::overdueInvoices).sum();
        if (overdue == 0) {
            return "No invoice is overdue";
        }
        return overdue == 1 ? "1 invoice is overdue" : overdue + " invoices are overdue";
    }

    private Figure nextPayment() {
        LocalDate next = sums.stream()
                .map(Outstanding::nextDue)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
        return next == null
                ? new Figure("next-payment", "Next payment", "–", "no open invoice is due later")
                : new Figure("next-payment", "Next payment", clock.day(next), "due " + clock.daysFromToday(next));
    }

    private String overdue(Outstanding sum) {
        if (sum.overdueSince() == null) {
            return "none overdue";
        }
        return Amounts.brief(sum.overdue().amount(), sum.overdue().currency()) + " overdue since "
                + clock.day(sum.overdueSince());
    }

    private static String brief(Outstanding sum) {
        return Amounts.brief(sum.due().amount(), sum.due().currency());
    }

    private static String invoices(long count) {
        return count == 1 ? "1 invoice" : count + " invoices";
    }
}
