package io.holdfast.rbac.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.model.AccessReview.Plan;
import io.holdfast.rbac.model.AccessReview.Silence;
import io.holdfast.rbac.model.ReviewItem.State;
import io.holdfast.rbac.model.ReviewItems.Place;
import io.holdfast.rbac.model.ReviewItems.Wanted;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which assignments a review puts before whom, and what is answered of them. */
class AccessReviewsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final UUID FIRST = new UUID(0, 0);

    private TenantId tenant;
    private UserId owner;
    private UserId other;

    @BeforeEach
    void aFirmWithTwoWhoLookAfterPeople() {
        tenant = new TenantId(PEOPLE.firm());
        owner = member();
        other = member();
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void everyAssignmentIsPutBeforeOneReviewerAndNobodysBeforeThemselves() {
        List<UserId> people = IntStream.range(0, 40).mapToObj(n -> member()).toList();
        people.forEach(person -> give(person, "internal_pm", Scope.TENANT));
        people.forEach(person -> give(person, "internal_engineer", Scope.TENANT));
        give(owner, "admin", Scope.TENANT);
        give(other, "admin", Scope.TENANT);
        UUID review = begun(plan(null, Scope.TENANT));

        List<UUID> asked = new ArrayList<>();
        List<UUID> portion;
        do {
            UUID after = asked.isEmpty() ? FIRST : asked.get(asked.size() - 1);
            portion = assignments(all -> all.ask(tenant, review, after, 10));
            asked.addAll(portion);
        } while (!portion.isEmpty());
        // Begun again, a job adds nothing twice.
        assignments(all -> all.ask(tenant, review, FIRST, 100));

        assertThat(asked).hasSize(42).doesNotHaveDuplicates();
        List<ReviewItem> found = items(review, null);
        assertThat(found).hasSize(82);
        assertThat(found)
                .noneMatch(item -> item.reviewer().equals(item.assigned().user()));
        assertThat(found).extracting(ReviewItem::reviewer).contains(owner, other);
        people.forEach(person -> assertThat(found)
                .filteredOn(item -> item.assigned().user().equals(person))
                .extracting(ReviewItem::reviewer)
                .satisfies(reviewers -> assertThat(Set.copyOf(reviewers)).hasSize(1)));
    }

    @Test
    void onlyWhatIsCoveredAndWasThereWhenItBeganIsAskedAbout() {
        UUID acme = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO accounts (tenant_id, id, slug, name) VALUES (?, ?, ?, 'Acme')",
                tenant.value(),
                acme,
                "acme-" + acme));
        UserId client = member();
        give(client, "client_admin", new Scope(Scope.Type.ACCOUNT, acme));
        give(client, "client_user", Scope.TENANT);
        UserId gone = member();
        give(gone, "client_user", Scope.TENANT);
        DATABASE.asOwner(sql -> sql.update("UPDATE user_roles SET revoked_at = now() WHERE user_id = ?", gone.value()));

        assertThat(roles(plan(null, new Scope(Scope.Type.ACCOUNT, acme)))).containsExactly("client_admin");
        UUID ofRole = begun(plan("client_user", Scope.TENANT));
        give(member(), "client_user", Scope.TENANT);
        assertThat(this.<Long>assignments(all -> all.people(tenant, ofRole))).isEqualTo(1);
        assertThat(this.<Boolean>assignments(all -> all.isAbout(tenant, ofRole, client)))
                .isTrue();
        assertThat(this.<Boolean>assignments(all -> all.isAbout(tenant, ofRole, owner)))
                .isFalse();
    }

    @Test
    void theTableItselfRefusesThatSomebodyReviewsTheirOwn() {
        give(owner, "admin", Scope.TENANT);
        UUID review = begun(new Plan("Mine", null, Scope.TENANT, due(), Silence.NOTHING, List.of(owner)));

        assertThatThrownBy(() -> assignments(all -> all.ask(tenant, review, FIRST, 10)))
                .hasStackTraceContaining("access_review_items_check");
    }

    @Test
    void anItemIsAnsweredOnceAndWhatEndedMeanwhileIsGone() {
        UserId dana = member();
        give(dana, "internal_pm", Scope.TENANT);
        give(dana, "client_user", Scope.TENANT);
        UUID review = begun(new Plan("Once", null, Scope.TENANT, due(), Silence.NOTHING, List.of(owner)));
        assignments(all -> all.ask(tenant, review, FIRST, 10));
        List<ReviewItem> waiting = items(review, State.WAITING);
        List<UUID> first = List.of(waiting.get(0).id());

        assertThat(this.<Integer>with(all -> all.decide(tenant, review, first, State.KEPT, null, owner)))
                .isEqualTo(1);
        assertThat(this.<Integer>with(all -> all.decide(tenant, review, first, State.REVOKED, "late", other)))
                .isZero();
        DATABASE.asOwner(sql -> sql.update(
                "UPDATE user_roles SET revoked_at = now() WHERE id = ?",
                waiting.get(1).assigned().id()));
        assertThat(items(review, State.GONE)).hasSize(1);
        assertThat(this.<Object>with(all -> {
                    all.end(tenant, review);
                    return all.counts(tenant, review);
                }))
                .isEqualTo(new AccessReview.Counts(2, 0, 0, 1, 0, 0, 1));
    }

    @Test
    void aListGoesOnWhereItsPageEnded() {
        IntStream.range(0, 5).forEach(n -> give(member(), "internal_pm", Scope.TENANT));
        UUID review = begun(plan(null, Scope.TENANT));
        assignments(all -> all.ask(tenant, review, FIRST, 10));
        var everything = new Wanted(Area.ALL, null, null);

        List<UUID> seen = new ArrayList<>();
        Place after = null;
        for (int page = 0; page < 3; page++) {
            Place from = after;
            List<ReviewItem> found = with(all -> all.page(tenant, review, everything, from, 2));
            found.forEach(item -> seen.add(item.id()));
            ReviewItem last = found.get(found.size() - 1);
            after = new Place(last.assigned().name(), last.assigned().user().value(), last.id());
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    private Plan plan(String role, Scope scope) {
        return new Plan("A review", role, scope, due(), Silence.NOTHING, List.of(owner, other));
    }

    private static Instant due() {
        return Instant.now().plus(Duration.ofDays(10));
    }

    private List<String> roles(Plan plan) {
        UUID review = begun(plan);
        assignments(all -> all.ask(tenant, review, FIRST, 10));
        return items(review, null).stream().map(item -> item.assigned().role()).toList();
    }

    private UserId member() {
        return new UserId(PEOPLE.member(tenant.value()));
    }

    private void give(UserId person, String role, Scope scope) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id) SELECT tenant_id,"
                        + " gen_random_uuid(), ?, id, ?, ? FROM roles WHERE tenant_id = ? AND name = ?",
                person.value(),
                scope.type().word(),
                scope.id(),
                tenant.value(),
                role));
    }

    private UUID begun(Plan plan) {
        return unit(em -> {
            var reviews = new AccessReviews();
            reviews.em = em;
            return reviews.add(tenant, plan, owner);
        });
    }

    private List<ReviewItem> items(UUID review, State state) {
        return with(all -> all.page(tenant, review, new Wanted(Area.ALL, null, state), null, 200));
    }

    private <T> T with(Function<ReviewItems, T> work) {
        return unit(em -> {
            var items = new ReviewItems();
            items.em = em;
            return work.apply(items);
        });
    }

    private <T> T assignments(Function<ReviewedAssignments, T> work) {
        return unit(em -> {
            var assignments = new ReviewedAssignments();
            assignments.em = em;
            return work.apply(assignments);
        });
    }

    private <T> T unit(Function<EntityManager, T> work) {
        return UNIT.inTenant(tenant.value(), work::apply);
    }
}
