package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.usecase.ClosingReviews;
import io.holdfast.rbac.usecase.DecidingReviews;
import io.holdfast.rbac.usecase.ReviewDecision;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.Waiting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the forms of a review's page ask for. */
@RequestScoped
public class ReviewDeeds {
    private static final Set<ProblemCode> SAID_AT_THE_FORM = EnumSet.of(
            ProblemCode.INVALID_FIELD,
            ProblemCode.INVALID_PARAMETER,
            ProblemCode.CONFLICT,
            ProblemCode.ASSIGNMENT_REFUSED);

    @Inject
    DecidingReviews deciding;

    @Inject
    ClosingReviews closing;

    @Inject
    Waiting waiting;

    private DomainException refusal;
    private String refused;
    private String reason;

    /** Does what a form asks for. @return what to say of it; null when it was refused */
    Notice take(UUID review, HttpServletRequest form) {
        String deed = form.getParameter("deed");
        refused = FilterParameters.text(form.getParameter("item"));
        reason = FilterParameters.text(form.getParameter("reason"));
        try {
            Notice done = taken(review, deed == null ? "" : deed, form);
            waiting.changed();
            return done;
        } catch (DomainException said) {
            if (!SAID_AT_THE_FORM.contains(said.code())) {
                throw said;
            }
            refusal = said;
            return null;
        }
    }

    private Notice taken(UUID review, String deed, HttpServletRequest form) {
        if (deed.equals("close")) {
            closing.close(review);
            return Notice.REVIEW_CLOSED;
        }
        if (deed.equals("keep-page")) {
            refused = null;
            String[] items = form.getParameterValues("kept");
            if (items == null || items.length > DecidingReviews.MOST_TOGETHER) {
                throw new DomainException(ProblemCode.CONFLICT, "There is nothing on this page to keep.");
            }
            deciding.keep(
                    review,
                    Arrays.stream(items)
                            .map(item -> Uuids.parse("kept", item))
                            .collect(Collectors.toCollection(LinkedHashSet::new)),
                    null);
            return Notice.REVIEW_ANSWERED;
        }
        if (reason != null && reason.length() > ReviewItem.LONGEST_REASON) {
            throw new DomainException(
                    ProblemCode.INVALID_FIELD, "A reason has at most " + ReviewItem.LONGEST_REASON + " characters.");
        }
        ReviewDecision decision = Arrays.stream(ReviewDecision.values())
                .filter(one -> one.name().equals(deed))
                .findFirst()
                .orElseThrow(() -> new DomainException(ProblemCode.INVALID_PARAMETER, "Choose what to do."));
        if (decision != ReviewDecision.KEEP && reason == null) {
            throw new DomainException(ProblemCode.INVALID_FIELD, "Say why first.");
        }
        deciding.decide(review, Uuids.parse("item", refused), decision, reason);
        return Notice.REVIEW_ANSWERED;
    }

    /** The status of the page that shows a refusal. */
    int status() {
        return refusal.code().status();
    }

    /** Why a form was not taken. @param item at which it is to be said; empty for the page as a whole */
    String refusal(String item) {
        boolean here = refusal != null && item.equals(refused == null ? "" : refused);
        return here ? refusal.getMessage() : null;
    }

    String reason(String item) {
        return refusal != null && item.equals(refused) ? reason : null;
    }
}
