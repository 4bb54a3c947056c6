package io.holdfast.system;

import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Access reviews as an administrator has them over HTTP in tests; closed at their end. */
final class Reviews implements AutoCloseable {
    static final String REVIEWS = RBAC + "reviews";

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Visitor owner;
    private final List<String> begun = new ArrayList<>();

    Reviews(Visitor owner) {
        this.owner = owner;
    }

    /** What is said of a review of one role for a month, in which silence does nothing. */
    static JsonObjectBuilder of(String role, String... reviewers) {
        return Json.createObjectBuilder()
                .add("name", "Review of " + role)
                .add("role", role)
                .add("dueAt", Instant.now().plus(Duration.ofDays(30)).toString())
                .add("onSilence", "NOTHING")
                .add("reviewers", RoleOffice.array(List.of(reviewers)));
    }

    Answer start(JsonObjectBuilder wanted) {
        Answer answer = owner.send("POST", REVIEWS, wanted.build().toString());
        if (answer.status() == 201) {
            begun.add(answer.json().getString("id"));
        }
        return answer;
    }

    /** Begins a review and waits until it can be answered. @return its id */
    String open(JsonObjectBuilder wanted) {
        Answer answer = start(wanted);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        String id = answer.json().getString("id");
        becomes(id, "OPEN");
        return id;
    }

    /** The id of the one that was begun last, by whatever way. */
    String newest() {
        String id =
                owner.get(REVIEWS).json().getJsonArray("items").getJsonObject(0).getString("id");
        begun.add(id);
        return id;
    }

    void becomes(String id, String state) {
        await().atMost(SOON).until(() -> read(id).getString("state").equals(state));
    }

    JsonObject read(String id) {
        return owner.get(REVIEWS + "/" + id).json();
    }

    /** What a review asks about, as somebody sees it. */
    static List<JsonObject> items(Visitor visitor, String id, String query) {
        Answer answer = visitor.get(REVIEWS + "/" + id + "/items" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** The first item about a person. */
    JsonObject item(String id, Officers.Officer person) {
        return items(owner, id, "?limit=200").stream()
                .filter(item ->
                        item.getJsonObject("assignment").getString("userId").equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    static Answer decide(Visitor visitor, String id, JsonObject item, String decision, String reason) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("decision", decision);
        return visitor.send(
                "POST",
                REVIEWS + "/" + id + "/items/" + item.getString("id") + "/decision",
                (reason == null ? body : body.add("reason", reason)).build().toString());
    }

    static Answer keep(Visitor visitor, String id, List<JsonObject> items) {
        return visitor.send(
                "POST",
                REVIEWS + "/" + id + "/decisions",
                Json.createObjectBuilder()
                        .add("decision", "KEEP")
                        .add(
                                "items",
                                RoleOffice.array(items.stream()
                                        .map(item -> item.getString("id"))
                                        .toList()))
                        .build()
                        .toString());
    }

    Answer finish(String id) {
        return owner.send("POST", REVIEWS + "/" + id + "/close", null);
    }

    @Override
    public void close() {
        begun.forEach(id -> assertThat(finish(id).status()).isIn(200, 409));
    }
}
