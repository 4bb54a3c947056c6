package io.holdfast.rbac.ui;

import io.holdfast.rbac.usecase.ReadingReviews;
import io.holdfast.rbac.usecase.ReadingReviews.ReviewList;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The access reviews that the viewer began, may look into or is asked in. */
@Named("reviewsPage")
@RequestScoped
public class ReviewsPage {
    private static final int ROWS = 50;

    @Inject
    ReadingReviews reading;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private ReviewList list;
    private String cursor;

    /** Reads the page before anything is written. */
    public void open() {
        cursor = FilterParameters.text(request.getParameter("cursor"));
        list = reading.list(cursor, ROWS);
    }

    /** One review in words. @param waiting how much waits for the viewer */
    public record Row(String id, String name, String covers, String due, Tag state, long waiting) {}

    public List<Row> getRows() {
        var words = new ReviewWording(list.names(), when.clock());
        return list.page().items().stream()
                .map(review -> new Row(
                        review.id().toString(),
                        review.name(),
                        words.covers(review),
                        words.due(review),
                        ReviewWording.state(review),
                        list.waiting().getOrDefault(review.id(), 0L)))
                .toList();
    }

    /** How much waits for the viewer in all reviews. */
    public long getWaiting() {
        return list.waiting().values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean isContinued() {
        return cursor != null;
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        String next = list.page().next();
        return next == null ? null : "?cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
