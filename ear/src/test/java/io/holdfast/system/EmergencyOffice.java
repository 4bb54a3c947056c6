package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.PostOffice.Letter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The president of Lincoln PTO, who approves and reviews emergency access, and members whom nobody else needs. */
final class EmergencyOffice implements AutoCloseable {
    static final String ACCESS = "/api/v1/rbac/emergency-access";

    private static final String PRESIDENT = "president@lincoln.example";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Portal portal;
    private final Database database;
    private final Visitor president;
    private final List<Standby> members = new ArrayList<>();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    EmergencyOffice(Portal portal, Database database) {
        this.portal = portal;
        this.database = database;
        president = portal.signIn(PRESIDENT);
    }

    /** A member without any role, signed in. */
    record Standby(String id, String email, String name, Visitor visitor) {}

    /** A new member with the demo's password. */
    Standby member(String name) {
        String email = name.toLowerCase(Locale.ROOT) + "-" + unique + "@standby.example";
        String id = UUID.randomUUID().toString();
        String login = UUID.randomUUID().toString();
        database.execute("INSERT INTO logins (id, email, password_hash) SELECT '" + login + "', '" + email
                + "', password_hash FROM logins WHERE email = '" + PRESIDENT + "'");
        database.execute(
                "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id) SELECT id, '" + id
                        + "', '" + login + "', '" + email + "', '" + name + " " + unique + "', '" + id
                        + "' FROM tenants WHERE slug = 'lincoln'");
        var member = new Standby(id, email, name + " " + unique, portal.signIn(email));
        members.add(member);
        return member;
    }

    Standby ofThePresident() {
        return new Standby(president(), PRESIDENT, "", president);
    }

    String president() {
        return president.session().json().getJsonObject("user").getString("id");
    }

    static String wish(String user, String role, int minutes) {
        return wanted(user, role, minutes).build().toString();
    }

    static JsonObjectBuilder wanted(String user, String role, int minutes) {
        return Json.createObjectBuilder()
                .add("userId", user)
                .add("role", role)
                .add("until", Instant.now().plus(30, ChronoUnit.DAYS).toString())
                .add("longestMinutes", minutes)
                .add("reason", "Stands in when nobody else is there");
    }

    Answer approve(Standby member, String role, int minutes) {
        return president.send("POST", ACCESS, wish(member.id(), role, minutes));
    }

    JsonObject approved(Standby member, String role, int minutes) {
        Answer answer = approve(member, role, minutes);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json();
    }

    /** What stands for an approval of this id, whether or not there is one. */
    static JsonObject named(String id) {
        return Json.createObjectBuilder().add("id", id).build();
    }

    static String deed(JsonObject approved, String deed) {
        return ACCESS + "/" + approved.getString("id") + "/" + deed;
    }

    Answer open(Standby member, JsonObject approved, String reason, String password) {
        return member.visitor()
                .send(
                        "POST",
                        deed(approved, "open"),
                        Json.createObjectBuilder()
                                .add("reason", reason)
                                .add("password", password)
                                .build()
                                .toString());
    }

    Answer end(Visitor visitor, JsonObject approved) {
        return visitor.send("POST", deed(approved, "end"), null);
    }

    Answer endByThePresident(JsonObject approved) {
        return end(president, approved);
    }

    Answer withdraw(JsonObject approved) {
        return president.send("DELETE", ACCESS + "/" + approved.getString("id"), null);
    }

    Answer review(JsonObject opening, String verdict, String note) {
        return reviewBy(president, opening, verdict, note);
    }

    Answer reviewBy(Visitor visitor, JsonObject opening, String verdict, String note) {
        return visitor.send(
                "POST",
                ACCESS + "/openings/" + opening.getString("id") + "/review",
                Json.createObjectBuilder()
                        .add("verdict", verdict)
                        .add("note", note)
                        .build()
                        .toString());
    }

    /** The ids of the openings that wait for a review. */
    List<String> waiting() {
        return president
                .get(ACCESS + "/openings?waiting=true&limit=200")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(one -> one.getString("id"))
                .toList();
    }

    boolean mayApproveBudget(Standby member) {
        return president
                .send(
                        "POST",
                        "/api/v1/rbac/check",
                        Json.createObjectBuilder()
                                .add("userId", member.id())
                                .add("resource", "budget")
                                .add("action", "approve")
                                .build()
                                .toString())
                .json()
                .getBoolean("allowed");
    }

    /** What the president was written about a member. */
    String letter(Standby member) {
        return await().atMost(SOON)
                .until(
                        () -> PostOffice.open().lettersTo(PRESIDENT).stream()
                                .map(Letter::text)
                                .filter(text -> text.contains(member.name()))
                                .toList(),
                        letters -> !letters.isEmpty())
                .get(0);
    }

    /** Ends what is open; as members without a role they stay. */
    @Override
    public void close() {
        members.forEach(member -> {
            database.execute("UPDATE user_roles SET revoked_at = now() WHERE user_id = '" + member.id()
                    + "' AND revoked_at IS NULL");
            database.execute(
                    "UPDATE emergency_openings SET reviewed_at = now(), verdict = 'ACCEPTED', note = 'After the test' WHERE user_id = '"
                            + member.id() + "' AND reviewed_at IS NULL");
            database.execute("UPDATE emergency_access SET withdrawn_at = now() WHERE user_id = '" + member.id()
                    + "' AND withdrawn_at IS NULL");
        });
    }
}
