package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.Reviews.REVIEWS;
import static io.holdfast.system.Reviews.decide;
import static io.holdfast.system.Reviews.items;
import static io.holdfast.system.Reviews.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Officers.Officer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every assignment is put before somebody, who keeps it, takes it back or hands it on, until a day. */
abstract class ReviewsContract extends ReviewsFixture {
    @Test
    void aReviewerKeepsTakesBackAndHandsOn() {
        Officer dana = given("Dana");
        Officer kim = given("Kim");
        Officer lee = given("Lee");
        String id = reviews.open(Reviews.of(role, reviewer));

        List<JsonObject> waiting = items(volunteer, id, "?state=WAITING");
        assertThat(waiting)
                .extracting(item -> item.getJsonObject("assignment").getString("name"))
                .containsExactly(dana.name(), kim.name(), lee.name());
        assertThat(volunteer.get(REVIEWS + "/" + id).json().getInt("waitingForMe"))
                .isEqualTo(3);
        assertThat(decide(volunteer, id, waiting.get(0), "KEEP", null).status()).isEqualTo(204);
        Answer taken = decide(volunteer, id, waiting.get(1), "REVOKE", "left in May");
        assertThat(taken.status()).as("%s", taken).isEqualTo(204);
        assertThat(taken.header("Consistency-Token")).isNotEmpty();
        assertThat(decide(volunteer, id, waiting.get(2), "ESCALATE", "I do not know Lee")
                        .status())
                .isEqualTo(204);

        assertThat(officers.held(dana)).hasSize(1);
        assertThat(officers.held(kim)).isEmpty();
        assertThat(reviews.item(id, kim).getString("reason")).isEqualTo("left in May");
        JsonObject lees = reviews.item(id, lee);
        assertThat(lees.getString("state")).isEqualTo("ESCALATED");
        assertThat(lees.getString("escalationReason")).isEqualTo("I do not know Lee");
        assertThatProblem(decide(volunteer, id, lees, "KEEP", null)).hasStatus(403);
        assertThat(decide(president, id, lees, "KEEP", null).status()).isEqualTo(204);
        JsonObject counts = reviews.read(id).getJsonObject("counts");
        assertThat(counts.getInt("kept")).isEqualTo(2);
        assertThat(counts.getInt("revoked")).isEqualTo(1);
        assertThat(database.events("review", id))
                .contains("review.start SUCCEEDED", "review.open SUCCEEDED", "review.decide SUCCEEDED");
        assertThat(events(taken))
                .extracting(event -> event.getString("action") + " " + event.getString("entity"))
                .contains("review.decide review", "role.revoke user");
    }

    @Test
    void aPageIsKeptTogetherOrNotAtAll() {
        given("Dana");
        Officer kim = given("Kim");
        String id = reviews.open(Reviews.of(role, reviewer));
        List<JsonObject> waiting = items(volunteer, id, "");
        officers.assignments(kim).forEach(one -> office.takeBack(one.getString("id")));

        assertThatProblem(keep(volunteer, id, waiting)).hasStatus(409).says("has ended meanwhile");
        assertThat(reviews.item(id, kim).getString("state")).isEqualTo("GONE");
        assertThat(keep(volunteer, id, items(volunteer, id, "?state=WAITING")).status())
                .isEqualTo(204);
        assertThat(reviews.read(id).getJsonObject("counts").getInt("waiting")).isZero();
    }

    @Test
    void ofTwoWhoAnswerAtOnceTheSecondIsToldSo() {
        Officer dana = given("Dana");
        String id = reviews.open(Reviews.of(role, reviewer));
        JsonObject item = reviews.item(id, dana);

        List<Integer> answers = Stream.of(president, volunteer)
                .map(one -> CompletableFuture.supplyAsync(
                        () -> decide(one, id, item, "REVOKE", "at once").status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(204, 409);
        assertThatProblem(decide(volunteer, id, item, "KEEP", null)).hasStatus(409);
    }

    @Test
    void nobodyReviewsTheirOwnRoles() {
        office.assigned(reviewer, role);
        given("Dana");

        assertThatProblem(reviews.start(Reviews.of(role, reviewer)))
                .hasStatus(422)
                .says("nobody reviews their own");
        String self = president.session().json().getJsonObject("user").getString("id");
        String id = reviews.open(Reviews.of(role, reviewer, self));
        assertThat(items(president, id, "?limit=200"))
                .filteredOn(item ->
                        item.getJsonObject("assignment").getString("userId").equals(reviewer))
                .extracting(item -> item.getString("reviewerId"))
                .containsExactly(self);
    }

    @Test
    void whoLooksAfterNobodyAnyMoreAnswersNothing() {
        Officer dana = given("Dana");
        String id = reviews.open(Reviews.of(role, reviewer));
        JsonObject item = reviews.item(id, dana);
        office.takeBack(keeper);

        assertThatProblem(decide(volunteer, id, item, "REVOKE", "still here?"))
                .hasStatus(403)
                .hasCode("RBAC-2001");
        assertThatProblem(volunteer.get(REVIEWS + "/" + id + "/items")).hasStatus(403);
        assertThat(officers.held(dana)).hasSize(1);
    }

    @Test
    void aRoleAboveTheReviewersIsNotTheirsToTakeBack() {
        Officer dana = officers.member("Dana");
        officers.given(dana, "treasurer", "");
        String id = reviews.open(Reviews.of("treasurer", reviewer));
        JsonObject item = reviews.item(id, dana);

        assertThatProblem(decide(volunteer, id, item, "REVOKE", "above me"))
                .hasStatus(403)
                .hasCode("RBAC-2002");
        assertThat(reviews.item(id, dana).getString("state")).isEqualTo("WAITING");
        assertThat(decide(volunteer, id, item, "ESCALATE", "above me").status()).isEqualTo(204);
        assertThat(decide(president, id, item, "REVOKE", "not needed").status()).isEqualTo(204);
        assertThat(officers.held(dana)).isEmpty();
    }

    @Test
    void whereEverythingHasEndedBeforeAnythingWasAskedItOpensAllTheSame() {
        Officer dana = given("Dana");
        String id = reviews.open(Reviews.of(role, reviewer));
        officers.assignments(dana).forEach(one -> office.takeBack(one.getString("id")));
        database.execute("DELETE FROM access_review_items WHERE review_id = '" + id + "'");
        database.execute("UPDATE access_reviews SET state = 'PREPARING', opened_at = NULL WHERE id = '" + id + "'");
        database.execute("UPDATE jobs SET state = 'WAITING', finished_at = NULL, ready = true, run_at = now()"
                + " WHERE type = 'review.prepare' AND payload ->> 'review' = '" + id + "'");

        reviews.becomes(id, "OPEN");

        assertThat(items(president, id, "")).isEmpty();
        assertThat(reviews.finish(id).status()).isEqualTo(200);
    }

    @Test
    void whoIsAskedGetsAMailAndAReminder() {
        given("Dana");
        Officer rae = officers.member("Rae");
        office.assigned(
                rae.id(),
                office.role(RandomWishes.name(), 20, List.of("manage:all-users"), List.of())
                        .getString("name"));
        String id = reviews.open(Reviews.of(role, rae.id())
                .add("dueAt", Instant.now().plusSeconds(14).toString()));

        var post = PostOffice.open();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> post.lettersTo(rae.email()).size() == 2);
        assertThat(post.lettersTo(rae.email())).allSatisfy(letter -> {
            assertThat(letter.subject()).startsWith("Review of " + role);
            assertThat(letter.text()).contains("Waiting for you: 1", "/reviews/" + id);
        });
    }

    @Test
    void othersAndOtherOrganizationsSeeNothingOfIt(Portal portal) {
        Officer dana = given("Dana");
        String id = reviews.open(Reviews.of(role, reviewer));
        JsonObject item = reviews.item(id, dana);

        for (String other : List.of("treasurer@lincoln.example", "president@oak.example")) {
            Visitor visitor = portal.signIn(other);
            assertThatProblem(visitor.get(REVIEWS + "/" + id)).hasStatus(404);
            assertThatProblem(decide(visitor, id, item, "KEEP", null)).hasStatus(404);
            assertThat(visitor.get(REVIEWS).body()).doesNotContain(id);
        }
        assertThatProblem(portal.signIn("treasurer@lincoln.example")
                        .send("POST", REVIEWS, Reviews.of(role).build().toString()))
                .hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\",\"dueAt\":\"2020-01-01T00:00:00Z\",\"onSilence\":\"NOTHING\"}",
                "{\"name\":\"x\",\"dueAt\":\"2999-01-01T00:00:00Z\",\"onSilence\":\"NOTHING\"}",
                "{\"name\":\"x\",\"dueAt\":\"soon\",\"onSilence\":\"NOTHING\"}",
                "{\"name\":\"x\",\"dueAt\":\"%s\",\"onSilence\":\"SHOUT\"}",
                "{\"name\":\"x\",\"dueAt\":\"%s\",\"onSilence\":\"NOTHING\",\"role\":\"emperor\"}",
                "{\"name\":\"x\",\"dueAt\":\"%s\",\"onSilence\":\"NOTHING\",\"colour\":\"blue\"}",
                "{\"name\":\"x\",\"dueAt\":\"%s\",\"onSilence\":\"NOTHING\",\"reviewers\":[\"me\"]}",
                "{\"name\":\"x\",\"dueAt\":\"%s\",\"onSilence\":\"NOTHING\",\"reviewers\":[\"018f0000-0000-7000-8000-00000000beef\"]}",
                "{\"name\":\"x\",\"dueAt\":\"%s\",\"onSilence\":\"NOTHING\",\"scope\":{\"type\":\"account\",\"id\":\"018f0000-0000-7000-8000-00000000beef\"}}"
            })
    void aReviewThatIsNoneIsRefused(String body) {
        String soon = Instant.now().plus(Duration.ofDays(10)).toString();
        assertThatProblem(president.send("POST", REVIEWS, body.replace("%s", soon)))
                .hasStatus(422);
    }

    @Test
    void aDecisionThatIsNoneIsRefused() {
        Officer dana = given("Dana");
        String id = reviews.open(Reviews.of(role, reviewer));
        JsonObject item = reviews.item(id, dana);

        assertThatProblem(decide(volunteer, id, item, "REVOKE", null)).hasStatus(422);
        assertThatProblem(decide(volunteer, id, item, "FORGET", "x")).hasStatus(422);
        assertThatProblem(decide(volunteer, id, item, "KEEP", "x".repeat(501))).hasStatus(422);
        assertThatProblem(keep(volunteer, id, List.of())).hasStatus(422);
        assertThatProblem(decide(volunteer, UUID.randomUUID().toString(), item, "KEEP", null))
                .hasStatus(404);
        assertThatProblem(volunteer.get(REVIEWS + "/" + id + "/items?state=LOST"))
                .hasStatus(400);
        assertThatProblem(volunteer.get(REVIEWS + "/" + id + "/items?cursor=x")).hasStatus(400);
        assertThat(reviews.item(id, dana).getString("state")).isEqualTo("WAITING");
    }

    private List<JsonObject> events(Answer answer) {
        return president
                .get("/api/admin/audit-logs?requestId=" + answer.header("X-Request-Id"))
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }
}
