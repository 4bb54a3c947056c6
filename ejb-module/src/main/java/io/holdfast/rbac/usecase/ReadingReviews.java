package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReview.Counts;
import io.holdfast.rbac.model.AccessReview.Reviewer;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.model.ReviewItem.State;
import io.holdfast.rbac.model.ReviewItems;
import io.holdfast.rbac.model.ReviewItems.Place;
import io.holdfast.rbac.model.ReviewItems.Wanted;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Access reviews: all of them for those who look after everybody, for others those that ask them and what waits for them there. */
@Stateless
@RequiresPermission(Permission.SIGNED_IN)
public class ReadingReviews {
    private static final String REVIEWS = "reviews.id.1";
    private static final String ITEMS = "review-items.name.1";

    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewItems items;

    @Inject
    Naming naming;

    @Inject
    AuditDraft draft;

    /** Reviews, the names of the places that they cover, and how many items of each wait for the caller. */
    public record ReviewList(ListPage<AccessReview> page, Names names, Map<UUID, Long> waiting) {
        public ReviewList {
            waiting = Map.copyOf(waiting);
        }
    }

    /**
     * A review with what is in it.
     *
     * @param waitingForCaller how many items do
     * @param managed whether the caller sees all of it, and may close it
     * @param names of the place that it covers, and of who closed it
     */
    public record Sheet(
            AccessReview review,
            Counts counts,
            List<Reviewer> reviewers,
            long waitingForCaller,
            boolean managed,
            Names names) {
        public Sheet {
            reviewers = List.copyOf(reviewers);
        }
    }

    /** A page of items, and the names of places and of those who decided. */
    public record ItemPage(ListPage<ReviewItem> page, Names names) {}

    /** Of others only what asks them. */
    static UserId asked(Caller caller) {
        return isManaging(caller) ? null : caller.user();
    }

    private static boolean isManaging(Caller caller) {
        return caller.grants().hasInTenant(Permission.MANAGE_ALL_USERS);
    }

    /**
     * Reviews, the newest first.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    @AuditedList("review.list")
    public ReviewList list(String cursor, int limit) {
        Caller caller = context.caller();
        UUID after = cursor == null ? null : Cursor.parse(REVIEWS, cursor).id();
        ListPage<AccessReview> page = ListPage.of(
                reviews.page(caller.tenant(), asked(caller), after, limit + 1), limit, last -> new Cursor("", last.id())
                        .text(REVIEWS));
        Names names = naming.of(List.of(), Stream.empty(), page.items().stream().map(AccessReview::scope));
        return new ReviewList(page, names, items.waitingFor(caller.tenant(), caller.user()));
    }

    /** One review. @throws DomainException {@link ProblemCode#NOT_FOUND} for none that the caller may see */
    @Audited("review.read")
    public Sheet review(UUID id) {
        draft.entity("review", id);
        Caller caller = context.caller();
        TenantId tenant = caller.tenant();
        AccessReview review = visible(id);
        UserId closer = review.closedBy();
        return new Sheet(
                review,
                items.counts(tenant, id),
                reviews.reviewers(tenant, id),
                items.waitingFor(tenant, caller.user()).getOrDefault(id, 0L),
                isManaging(caller),
                naming.of(List.of(), Stream.ofNullable(closer).map(UserId::value), Stream.of(review.scope())));
    }

    /**
     * What a review asks about, by the names of people.
     *
     * @param state null for all
     * @param mine only what waits, or waited, for the caller; for others than those who look after everybody always so
     * @param cursor as in {@link #list}
     * @throws PermissionDenied when the caller looks after nobody any more
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for a review that the caller may not see
     */
    @AuditedList("review-item.list")
    public ItemPage items(UUID id, State state, boolean mine, String cursor, int limit) {
        Caller caller = context.caller();
        visible(id);
        Area area = ManagedPeople.areaOf(caller);
        if (area.isEmpty()) {
            throw new PermissionDenied(
                    Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS);
        }
        var wanted = new Wanted(area, mine || !isManaging(caller) ? caller.user() : null, state);
        ListPage<ReviewItem> page = ListPage.of(
                items.page(caller.tenant(), id, wanted, cursor == null ? null : after(cursor), limit + 1),
                limit,
                last -> new Cursor(
                                last.assigned().user() + " " + last.assigned().name(), last.id())
                        .text(ITEMS));
        return new ItemPage(page, naming.ofReviewed(page.items()));
    }

    /** How many items wait for the caller. */
    public long waiting() {
        return items.waitingFor(context.tenant(), context.caller().user()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private AccessReview visible(UUID id) {
        Caller caller = context.caller();
        return reviews.find(caller.tenant(), asked(caller), id).orElseThrow(() -> DomainException.notFound("review"));
    }

    private static Place after(String cursor) {
        Cursor place = Cursor.parse(ITEMS, cursor);
        String[] parts = place.key().split(" ", 2);
        return new Place(
                parts.length < 2 ? "" : parts[1], Uuids.find(parts[0]).orElseThrow(Cursor::notOurs), place.id());
    }
}
