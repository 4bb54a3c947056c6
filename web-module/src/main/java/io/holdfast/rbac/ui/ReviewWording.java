package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.usecase.Names;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.Words;
import java.time.LocalDate;

/** Access reviews in words. */
record ReviewWording(Names names, ViewerClock clock) {

    /** "Every role in the whole organization", "Treasurer, wherever it is held", "Every role at Acme". */
    String covers(AccessReview review) {
        if (review.role() != null) {
            return Words.role(review.role()) + ", wherever it is held";
        }
        return review.scope().type() == Scope.Type.TENANT
                ? "Every role in the whole organization"
                : "Every role at " + new HeldWords(names, clock).place(review.scope());
    }

    /** "until 30 Nov, in 3 days"; the last day on which it can be answered. */
    String due(AccessReview review) {
        LocalDate last = LocalDate.ofInstant(review.dueAt().minusNanos(1), clock.zone());
        return clock.day(last) + ", " + clock.daysFromToday(last);
    }

    String silence(AccessReview review) {
        return review.onSilence() == AccessReview.Silence.REVOKE
                ? "What nobody answers until then is taken back."
                : "What nobody answers until then stays as it is.";
    }

    static Tag state(AccessReview review) {
        return switch (review.state()) {
            case PREPARING -> Tag.neutral("Being prepared");
            case OPEN -> Tag.attention("Open");
            case CLOSED -> Tag.neutral("Closed");
        };
    }

    static Tag state(ReviewItem item) {
        return switch (item.state()) {
            case WAITING -> Tag.attention("Waits");
            case ESCALATED -> Tag.attention("Waits for the owner");
            case KEPT -> Tag.good("Kept");
            case REVOKED -> Tag.neutral("Taken back");
            case NOT_ANSWERED -> item.endedAt() == null ? Tag.bad("Not answered") : Tag.bad("Not answered, taken back");
            case GONE -> Tag.neutral("Gone");
        };
    }

    /** Who decided what and why; empty while nobody did. */
    String decision(ReviewItem item) {
        StringBuilder words = new StringBuilder();
        if (item.escalation() != null) {
            words.append("Handed on by ")
                    .append(names.person(item.escalation().by().value()).orElse("somebody"))
                    .append(": ")
                    .append(item.escalation().reason());
        }
        if (item.decidedBy() != null) {
            words.append(words.length() == 0 ? "" : " · ")
                    .append("By ")
                    .append(names.person(item.decidedBy().value()).orElse("somebody"))
                    .append(", ")
                    .append(clock.ago(item.decidedAt()))
                    .append(item.reason() == null ? "" : ": " + item.reason());
        }
        if (item.trouble() != null) {
            words.append("It stays: ").append(item.trouble());
        }
        return words.toString();
    }
}
