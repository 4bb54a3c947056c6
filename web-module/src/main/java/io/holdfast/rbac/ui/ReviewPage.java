package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReview.Counts;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.model.ReviewItem.State;
import io.holdfast.rbac.usecase.ReadingReviews;
import io.holdfast.rbac.usecase.ReadingReviews.ItemPage;
import io.holdfast.rbac.usecase.ReadingReviews.Sheet;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.Viewer;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One access review: what waits for the viewer person by person, with the forms that answer it, and how far it is. */
@Named("reviewPage")
@RequestScoped
public class ReviewPage {
    private static final int ROWS = 50;

    @Inject
    ReadingReviews reading;

    @Inject
    ReviewDeeds deeds;

    @Inject
    Viewer viewer;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private Sheet sheet;
    private ItemPage items;
    private boolean everything;
    private String cursor;

    /** Reads the review, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        UUID id = PageForm.id(request, "review");
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        everything = "all".equals(request.getParameter("show"));
        cursor = FilterParameters.text(request.getParameter("cursor"));
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            Notice done = deeds.take(id, request);
            if (done != null) {
                String query = query(everything, null);
                answer.redirect(request.getContextPath() + "/reviews/" + id + query + (query.isEmpty() ? "?" : "&")
                        + "notice=" + done.word());
                return;
            }
            answer.setResponseStatus(deeds.status());
        }
        sheet = reading.review(id);
        items = everything ? reading.items(id, null, false, cursor, ROWS) : reading.items(id, null, true, cursor, ROWS);
    }

    private static String query(boolean everything, String after) {
        List<String> parts = new ArrayList<>();
        if (everything) {
            parts.add("show=all");
        }
        if (after != null) {
            parts.add("cursor=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    public AccessReview getReview() {
        return sheet.review();
    }

    public String getId() {
        return sheet.review().id().toString();
    }

    /** The query of this very view. */
    public String getHere() {
        return query(everything, cursor);
    }

    public Counts getCounts() {
        return sheet.counts();
    }

    public Tag getState() {
        return ReviewWording.state(sheet.review());
    }

    public String getCovers() {
        return wording().covers(sheet.review());
    }

    public String getDue() {
        return wording().due(sheet.review());
    }

    public String getSilence() {
        return wording().silence(sheet.review());
    }

    /** Who closed it; null while it is open, and for its date. */
    public String getCloser() {
        AccessReview review = sheet.review();
        return review.closedBy() == null
                ? null
                : sheet.names().person(review.closedBy().value()).orElse(null);
    }

    public String getReviewers() {
        return String.join(
                ", ",
                sheet.reviewers().stream()
                        .map(AccessReview.Reviewer::name)
                        .sorted()
                        .toList());
    }

    public long getWaiting() {
        return sheet.waitingForCaller();
    }

    /** How much of it is answered, or over. */
    public long getDone() {
        Counts counts = sheet.counts();
        return counts.items() - counts.waiting() - counts.escalated();
    }

    public long getPercent() {
        return sheet.counts().items() == 0
                ? 0
                : getDone() * 100 / sheet.counts().items();
    }

    /** True for those who see all of it, close it and get its evidence. */
    public boolean isManaged() {
        return sheet.managed();
    }

    public boolean isEverything() {
        return everything;
    }

    public boolean isPreparing() {
        return sheet.review().state() == AccessReview.State.PREPARING;
    }

    public boolean isOpen() {
        return sheet.review().isOpen();
    }

    public boolean isClosed() {
        return sheet.review().state() == AccessReview.State.CLOSED;
    }

    /** One assignment. @param answerable whether it waits for the viewer */
    public record Row(
            String id, String role, String held, Tag state, String decision, boolean answerable, boolean escalable) {}

    /** Somebody with what they hold. */
    public record Person(String id, String name, String email, String last, List<Row> rows) {}

    public List<Person> getPeople() {
        Map<String, List<ReviewItem>> byPerson = new LinkedHashMap<>();
        items.page().items().forEach(item -> byPerson.computeIfAbsent(
                        item.assigned().user().toString(), user -> new ArrayList<>())
                .add(item));
        return byPerson.values().stream().map(this::person).toList();
    }

    private Person person(List<ReviewItem> all) {
        AssignedRole first = all.get(0).assigned();
        var last = all.get(0).lastLogin();
        return new Person(
                first.user().toString(),
                first.name(),
                first.email(),
                last == null
                        ? "never signed in"
                        : "last signed in " + when.clock().ago(last),
                all.stream().map(this::row).toList());
    }

    private Row row(ReviewItem item) {
        String self = viewer.getId();
        boolean owner = sheet.review().owner().toString().equals(self);
        boolean mine = owner || item.reviewer().toString().equals(self);
        boolean own = item.assigned().user().toString().equals(self);
        boolean answerable = isOpen() && item.isOpen() && mine && !own;
        return new Row(
                item.id().toString(),
                Words.role(item.assigned().role()),
                new HeldWords(items.names(), when.clock()).of(item.assigned()),
                ReviewWording.state(item),
                new ReviewWording(items.names(), when.clock()).decision(item),
                answerable,
                answerable && !owner && item.state() == State.WAITING);
    }

    /** What of the page can be kept together. */
    public List<String> getKeepable() {
        return getPeople().stream()
                .flatMap(person -> person.rows().stream())
                .filter(Row::answerable)
                .map(Row::id)
                .toList();
    }

    public boolean isContinued() {
        return cursor != null;
    }

    public String getFirst() {
        return query(everything, null);
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        return items.page().next() == null
                ? null
                : query(everything, items.page().next());
    }

    /** Why a form was not taken, at the item that it is about, or at none; null when it was. */
    public String refusal(String item) {
        return deeds.refusal(item);
    }

    /** What was written as the reason at an item that was refused. */
    public String reason(String item) {
        return deeds.reason(item);
    }

    private ReviewWording wording() {
        return new ReviewWording(sheet.names(), when.clock());
    }
}
